package dev.creamery.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.tab.OpenSource;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class SourceLibraryTest {

    @TempDir private Path folder;
    private ExploreSample sample;
    private final QueuedTaskRunner tasks = new QueuedTaskRunner();
    private final List<OpenSource> opened = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private SourceLibrary library;

    @BeforeEach
    void prepare() {
        sample = new ExploreSample(folder);
        library = new SourceLibrary(sample.cache(), tasks);
    }

    @AfterEach
    void close() {
        List.copyOf(opened).forEach(library::release);
        tasks.runAll();
        sample.close();
    }

    private static Opening opening(Path path) {
        return new Opening(path, Optional.empty());
    }

    @Test
    void twoWhoOpenTheSameAtOnceShareIt() throws Exception {
        Path study = sample.summaries();
        library.open(opening(study), opened::add, failures::add);
        library.open(opening(study), opened::add, failures::add);
        tasks.runAll();
        assertThat(failures).isEmpty();
        assertThat(opened).hasSize(2);
        assertThat(opened.getFirst()).isSameAs(opened.getLast());
    }

    @Test
    void whoCannotShowItDoesNotLetOthersWaitForEver() throws Exception {
        Path study = sample.summaries();
        library.open(
                opening(study),
                source -> {
                    throw new IllegalStateException("a view that cannot be restored");
                },
                failures::add);
        library.open(opening(study), opened::add, failures::add);
        tasks.runAll();
        assertThat(opened).hasSize(1);
    }
}

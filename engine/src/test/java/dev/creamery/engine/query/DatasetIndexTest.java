package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class DatasetIndexTest {

    @TempDir Path folder;
    Path data;
    Path cache;
    ButterFiles files;

    @BeforeEach
    void makeFolders() throws Exception {
        data = folder.resolve("data");
        cache = folder.resolve("cache");
        files = new ButterFiles();
    }

    @AfterEach
    void close() throws Exception {
        files.close();
    }

    DatasetIndex refreshed(Path path) throws Exception {
        DatasetIndex index = DatasetIndex.open(path, cache, "500MB");
        index.refresh(progress -> {}, new Cancellation());
        return index;
    }

    @Test
    void readsASingleFile() throws Exception {
        files.write(data.resolve("one.parquet"), "FROM summary");
        try (DatasetIndex index = refreshed(data.resolve("one.parquet"))) {
            assertThat(index.problems()).isEmpty();
            assertThat(index.experiments()).isEqualTo(24);
        }
    }

    @Test
    void summarizesRepetitionsThatHaveNoSummary() throws Exception {
        files.write(data.resolve("one.parquet"), "FROM repetition");
        try (DatasetIndex index = refreshed(data)) {
            assertThat(index.problems()).isEmpty();
            assertThat(index.experiments()).isEqualTo(24);
            assertThat(index.repetitions()).isEqualTo(72);
        }
    }
}

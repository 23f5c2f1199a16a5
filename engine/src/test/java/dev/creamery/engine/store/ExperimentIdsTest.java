package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.ChildJvm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

class ExperimentIdsTest {

    @TempDir Path folder;

    @Test
    void idsCountFromOneInTheOrderGiven() throws IOException {
        assertThat(ids().assign(List.of("{\"a\":1}", "{\"b\":2}")))
                .containsEntry("{\"a\":1}", 1L)
                .containsEntry("{\"b\":2}", 2L);
    }

    @Test
    void anExperimentKeepsItsId() throws IOException {
        ids().assign(List.of("{\"a\":1}", "{\"b\":2}"));
        assertThat(ids().assign(List.of("{\"c\":3}", "{\"b\":2}")))
                .containsEntry("{\"b\":2}", 2L)
                .containsEntry("{\"c\":3}", 3L);
        assertThat(ids().known()).hasSize(3);
    }

    @Test
    void anIdWhoseLineIsTornIsGivenAgain() throws IOException {
        ids().assign(List.of("{\"a\":1}", "{\"b\":2}"));
        Files.writeString(file(), "3\t{\"c\":", StandardOpenOption.APPEND);
        assertThat(ids().assign(List.of("{\"d\":4}"))).containsEntry("{\"d\":4}", 3L).hasSize(3);
    }

    @Test
    void threadsAndProcessesThatRaceAgreeOnEveryId() throws Exception {
        Process first = ChildJvm.start(folder.resolve("first.txt"), Racer.class, arguments());
        Process second = ChildJvm.start(folder.resolve("second.txt"), Racer.class, arguments());
        while (!Files.exists(file()) && first.isAlive()) {
            Thread.sleep(1); // so that threads do not win before the processes have started
        }
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Void> race =
                    () -> {
                        Racer.race(file());
                        return null;
                    };
            for (var done : threads.invokeAll(List.of(race, race))) {
                done.get();
            }
        }
        for (Process child : List.of(first, second)) {
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).isZero();
        }
        assertThat(ids().known().values())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, Racer.EXPERIMENTS).boxed().toList());
        assertThat(Files.readAllLines(file())).hasSize(Racer.EXPERIMENTS);
    }

    private List<String> arguments() {
        return List.of(file().toString());
    }

    private Path file() {
        return folder.resolve("experiments.tsv");
    }

    private ExperimentIds ids() {
        return new ExperimentIds(file());
    }

    /** Asks for the same ids as its rivals, a few at a time; fails if an id ever changes. */
    static final class Racer {
        static final int EXPERIMENTS = 300;

        private Racer() {}

        public static void main(String[] arguments) throws IOException {
            race(Path.of(arguments[0]));
        }

        static void race(Path file) throws IOException {
            List<Long> seen = new ArrayList<>();
            for (int index = 0; index < EXPERIMENTS; index++) {
                var ids = new ExperimentIds(file).assign(List.of("{\"index\":" + index + "}"));
                seen.add(ids.get("{\"index\":" + index + "}"));
                if (!seen.equals(seen.stream().distinct().toList())) {
                    throw new IllegalStateException("an id was given twice: " + seen);
                }
            }
            var all = new ExperimentIds(file).known();
            for (int index = 0; index < EXPERIMENTS; index++) {
                if (!seen.get(index).equals(all.get("{\"index\":" + index + "}"))) {
                    throw new IllegalStateException("the id of " + index + " changed");
                }
            }
        }
    }
}

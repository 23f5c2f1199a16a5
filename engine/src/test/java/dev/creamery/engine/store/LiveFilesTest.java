package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class LiveFilesTest {

    private static final LiveStatus.Left LEFT =
            new LiveStatus.Left(
                    Duration.ofSeconds(60), Duration.ofSeconds(90), Duration.ofSeconds(120));

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir Path folder;

    @Test
    void whatAnEngineToldIsReadWithLossesThatAreNotFinite() throws IOException {
        LiveFiles files = new LiveFiles(folder.resolve("live"));
        float[][] losses = {{0.5f, Float.NaN, Float.POSITIVE_INFINITY}, {1e-7f, 0.25f, 3}};
        LiveGroup group =
                new LiveGroup(7, List.of("a", "b"), 40, 300, new int[] {1, 6, 40}, losses);

        files.write(
                "barn-1", new LiveStatus(NOW, 12.5, Optional.empty(), Optional.empty(), List.of()));
        files.write(
                "barn-1",
                new LiveStatus(
                        NOW,
                        12.5,
                        Optional.of(LEFT),
                        Optional.of("waiting for room"),
                        List.of(group)));

        LiveStatus read = files.read(NOW.plusSeconds(5)).getFirst();
        assertThat(read.epochsPerSecond()).isEqualTo(12.5);
        assertThat(read.left()).contains(LEFT);
        assertThat(read.waitingFor()).contains("waiting for room");
        assertThat(read.running()).isEqualTo(2);
        LiveGroup same = read.groups().getFirst();
        assertThat(same.experimentId()).isEqualTo(7);
        assertThat(same.runs()).containsExactly("a", "b");
        assertThat(same.epoch()).isEqualTo(40);
        assertThat(same.isFinished()).isFalse();
        assertThat(same.at()).containsExactly(1, 6, 40);
        assertThat(same.testLoss()[0]).containsExactly(0.5f, Float.NaN, Float.NaN);
        assertThat(same.testLoss()[1]).containsExactly(1e-7f, 0.25f, 3);
    }

    @Test
    void whatAnOlderEngineToldHasNoRangeAndWaitsForNothing() throws IOException {
        LiveFiles files = new LiveFiles(folder);
        Files.writeString(
                folder.resolve("old.json"),
                "{\"time\": \"%s\", \"epochs_per_second\": 3, \"seconds_left\": 60, \"groups\": []}"
                        .formatted(NOW));

        LiveStatus read = files.read(NOW).getFirst();

        Duration minute = Duration.ofMinutes(1);
        assertThat(read.left()).contains(new LiveStatus.Left(minute, minute, minute));
        assertThat(read.waitingFor()).isEmpty();
    }

    @Test
    void whatWaitsTellsItInTheFileThatIsThereWhereThereIsNoRoomForAnother() throws IOException {
        LiveFiles files = new LiveFiles(folder);
        files.write("one", new LiveStatus(NOW, 1, Optional.empty(), Optional.empty(), List.of()));
        Files.createDirectory(folder.resolve("one.tmp")); // a second file cannot be written

        files.write(
                "one", new LiveStatus(NOW, 1, Optional.empty(), Optional.of("waiting"), List.of()));

        assertThat(files.read(NOW)).hasSize(1);
        assertThat(files.read(NOW).getFirst().waitingFor()).contains("waiting");
    }

    @Test
    void everyEngineHasItsOwnAndWhatIsOldOrBrokenIsLeftOut() throws IOException {
        LiveFiles files = new LiveFiles(folder);
        assertThat(new LiveFiles(folder.resolve("none")).read(NOW)).isEmpty();
        files.write("one", new LiveStatus(NOW, 1, Optional.empty(), Optional.empty(), List.of()));
        files.write("two", new LiveStatus(NOW, 2, Optional.empty(), Optional.empty(), List.of()));
        files.write(
                "dead",
                new LiveStatus(
                        NOW.minusSeconds(60), 3, Optional.empty(), Optional.empty(), List.of()));
        Files.writeString(folder.resolve("torn.json"), "{\"time\": \"2026");
        Files.writeString(folder.resolve("odd.json"), "{\"time\": 3}");

        assertThat(files.read(NOW).stream().map(LiveStatus::epochsPerSecond))
                .containsExactlyInAnyOrder(1.0, 2.0);
        files.delete("two");
        assertThat(files.read(NOW)).hasSize(1);
    }
}

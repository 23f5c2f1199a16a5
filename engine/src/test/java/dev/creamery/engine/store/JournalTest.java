package dev.creamery.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class JournalTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final List<JournalEntry> ENTRIES =
            List.of(
                    new JournalEntry.Claimed(NOON, 4294967295L, List.of("a", "b")),
                    new JournalEntry.Finished(
                            NOON.plusSeconds(1), "repetitions/p.parquet", Map.of(7L, List.of("a"))),
                    new JournalEntry.Failed(
                            NOON.plusSeconds(2),
                            7,
                            List.of("b"),
                            new RunFailure("data", "line 3\nhas \"no\" target", "add it")),
                    new JournalEntry.Compacted(
                            NOON.plusSeconds(3),
                            "repetitions/q.parquet",
                            List.of("repetitions/p.parquet")));

    @TempDir Path folder;

    @Test
    void entriesAreReadAsTheyWereWritten() throws IOException {
        assertThat(Journal.read(written())).isEqualTo(ENTRIES);
    }

    @Test
    void everyEntryIsALineOfJson() throws IOException {
        assertThat(Files.readAllLines(written())).hasSize(4).allMatch(line -> line.startsWith("{"));
    }

    @Test
    void cutAtAnyByteTheEntriesBeforeTheCutStay() throws IOException {
        byte[] bytes = Files.readAllBytes(written());
        for (int length = 0; length < bytes.length; length++) {
            Path file = folder.resolve("cut.jsonl");
            Files.write(file, Arrays.copyOf(bytes, length));
            int whole = 0;
            for (int index = 0; index < length; index++) {
                whole += bytes[index] == '\n' ? 1 : 0;
            }
            assertThat(Journal.read(file)).isEqualTo(ENTRIES.subList(0, whole));
            try (Journal journal = new Journal(file)) {
                journal.record(ENTRIES.get(3));
            }
            assertThat(Journal.read(file)).hasSize(whole + 1).endsWith(ENTRIES.get(3));
        }
    }

    private Path written() throws IOException {
        Path file = folder.resolve("written.jsonl");
        if (!Files.exists(file)) {
            try (Journal journal = new Journal(file)) {
                for (JournalEntry entry : ENTRIES) {
                    journal.record(entry);
                }
            }
        }
        return file;
    }
}

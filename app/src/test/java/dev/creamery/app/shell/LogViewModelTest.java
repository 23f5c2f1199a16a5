package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.logging.Level;
import java.util.logging.LogRecord;

class LogViewModelTest {

    private final LogBuffer buffer = new LogBuffer();

    @Test
    void whatIsLoggedLaterIsThereAfterARefresh() {
        log(Level.WARNING, "the disk is nearly full");
        LogViewModel log = new LogViewModel(buffer);
        assertThat(log.count().get()).isEqualTo("1 entry");

        log(Level.SEVERE, "the disk is full");
        log.refresh();

        assertThat(log.text().get().lines())
                .satisfiesExactly(
                        first ->
                                assertThat(first)
                                        .endsWith("WARNING  store: the disk is nearly full"),
                        last -> assertThat(last).endsWith("SEVERE   store: the disk is full"));
        assertThat(log.count().get()).isEqualTo("2 entries");
    }

    @Test
    void anEntryIsFoundByItsLevelOrItsWordsWhateverTheCase() {
        log(Level.WARNING, "the disk is nearly full");
        log(Level.SEVERE, "no such file");
        LogViewModel log = new LogViewModel(buffer);

        log.query().set("warning");
        assertThat(log.text().get()).contains("nearly full").doesNotContain("no such file");
        assertThat(log.count().get()).isEqualTo("1 of 2 entries");

        log.query().set("SUCH");
        assertThat(log.text().get()).contains("no such file").doesNotContain("nearly full");

        log.query().set("nowhere");
        assertThat(log.text().get()).isEmpty();
    }

    @Test
    void entriesThatAreNotKeptAreCounted() {
        for (int entry = 0; entry < LogBuffer.CAPACITY + 3; entry++) {
            log(Level.INFO, "entry " + entry);
        }
        LogViewModel log = new LogViewModel(buffer);

        assertThat(log.count().get())
                .isEqualTo(LogBuffer.CAPACITY + " entries, 3 older ones not kept");
        assertThat(log.text().get()).doesNotContain("entry 2\n").contains("entry 3\n");
    }

    private void log(Level level, String message) {
        LogRecord entry = new LogRecord(level, message);
        entry.setLoggerName("dev.creamery.store");
        buffer.publish(entry);
    }
}

package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.schedule.Progress;
import dev.creamery.engine.schedule.TimeLeft;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;

class ProgressLineTest {

    private final StringWriter err = new StringWriter();
    private long seconds;

    @Test
    void theLineTellsCountsRateAndTimeLeft() {
        assertThat(ProgressLine.line(progress(40)))
                .isEqualTo(
                        "40 of 1,200 runs done, 20 running, 3 failed, 5,678 epochs/s,"
                                + " about 3 min 20 s left (2 min 30 s to 5 min)");
    }

    @Test
    void onATerminalTheLineIsDrawnAnewOverTheOldOne() {
        ProgressLine line = line(true);
        line.downloaded("mnist", 1_000_000, 15_000_000);
        seconds++;
        line.show(progress(40));
        seconds += 10;
        line.show(progress(50));
        line.clear();
        assertThat(err.toString()).doesNotContain("\n").startsWith("\r40 of").endsWith(" \r");
        String[] drawn = err.toString().split("\r");
        assertThat(drawn[1]).endsWith(", downloading mnist (1 MB of 15 MB)");
        assertThat(drawn[2]).startsWith("50 of").hasSameSizeAs(drawn[1]);
        assertThat(drawn[3]).isBlank();
    }

    @Test
    void elsewhereALineIsPrintedNowAndThen() {
        ProgressLine line = line(false);
        for (seconds = 1; seconds <= 65; seconds++) {
            line.show(progress(40));
        }
        line.clear();
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).doesNotContain("\r");
    }

    private ProgressLine line(boolean interactive) {
        return new ProgressLine(new PrintWriter(err), interactive, () -> seconds * 1_000_000_000L);
    }

    private static Progress progress(int done) {
        return new Progress(
                1200,
                done,
                20,
                3,
                100_000,
                5678,
                Duration.ofSeconds(30),
                Optional.of(
                        new TimeLeft(
                                Duration.ofSeconds(150),
                                Duration.ofSeconds(200),
                                Duration.ofSeconds(300))),
                Optional.empty());
    }
}

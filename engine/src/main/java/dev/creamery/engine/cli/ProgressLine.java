package dev.creamery.engine.cli;

import dev.creamery.engine.data.DownloadProgress;
import dev.creamery.engine.schedule.Progress;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far training is: on a terminal a line that is drawn anew, elsewhere a new line now and
 * then.
 */
final class ProgressLine implements DownloadProgress {

    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration NEW_LINE = Duration.ofSeconds(30);
    private static final Duration DOWNLOAD_IS_NEWS = Duration.ofSeconds(2);

    private record Download(String text, long nanos) {}

    private final PrintWriter err;
    private final boolean interactive;
    private final LongSupplier nanoTime;
    private long last;
    private int drawn;
    private volatile @Nullable Download download;

    /**
     * @param interactive whether a line can be drawn anew
     * @param nanoTime like {@link System#nanoTime}
     */
    ProgressLine(PrintWriter err, boolean interactive, LongSupplier nanoTime) {
        this.err = err;
        this.interactive = interactive;
        this.nanoTime = nanoTime;
        last = nanoTime.getAsLong();
    }

    @Override
    public void downloaded(String dataset, long bytes, long total) {
        String of = total > 0 ? " of " + Wording.bytes(total) : "";
        download =
                new Download(
                        ", downloading " + dataset + " (" + Wording.bytes(bytes) + of + ")",
                        nanoTime.getAsLong());
    }

    /** Shows the progress, if it is time. */
    void show(Progress progress) {
        long now = nanoTime.getAsLong();
        if (now - last < (interactive ? REDRAW : NEW_LINE).toNanos()) {
            return;
        }
        last = now;
        String line = line(progress) + news(now);
        if (interactive) {
            String rest = " ".repeat(Math.max(0, drawn - line.length()));
            err.print("\r" + line + rest);
            drawn = line.length();
        } else {
            err.println(line);
        }
        err.flush();
    }

    private String news(long now) {
        Download latest = download;
        return latest != null && now - latest.nanos() < DOWNLOAD_IS_NEWS.toNanos()
                ? latest.text()
                : "";
    }

    static String line(Progress progress) {
        return Wording.count(progress.done())
                + " of "
                + Wording.count(progress.runs(), "run")
                + " done, "
                + Wording.count(progress.running())
                + " running, "
                + Wording.count(progress.failed())
                + " failed, "
                + Wording.decimal(progress.epochsPerSecond())
                + " epochs/s"
                + progress.timeLeft()
                        .map(
                                left ->
                                        ", "
                                                + Wording.about(left.expected())
                                                        .toLowerCase(Locale.ROOT)
                                                + " left"
                                                + Wording.range(left.shortest(), left.longest())
                                                        .map(range -> " (" + range + ")")
                                                        .orElse(""))
                        .orElse("")
                + progress.waitingFor().map(what -> "; " + what).orElse("");
    }

    /** Wipes the line, so that others can write. */
    void clear() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }
}

package dev.creamery.engine.schedule;

import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.summary.Summarizer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Brings the summary up to date when training has ended. */
final class ClosingSummary {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingSummary.class);
    private static final int MEGABYTES = 2048;

    private final Workbench bench;
    private final LaunchWatcher watcher;

    ClosingSummary(Workbench bench, LaunchWatcher watcher) {
        this.bench = bench;
        this.watcher = watcher;
    }

    /**
     * Makes it, and waits for room on the disk as long as that takes.
     *
     * @return nothing if it falls to the engine of another shard
     * @throws IOException if results cannot be read or the summary cannot be written
     */
    Optional<Summarizer.Report> make(int threads) throws IOException {
        if (!isForUs()) {
            return Optional.empty();
        }
        watcher.summarizing();
        AtomicReference<Summarizer.Report> report = new AtomicReference<>();
        bench.room().write(() -> report.set(summarize(threads)), this::waiting);
        return Optional.ofNullable(report.get());
    }

    /** Of several shards the last one does, or one that is alone. */
    private boolean isForUs() throws IOException {
        return bench.means().identity().shard().isWhole()
                || bench.backlog().isComplete()
                || bench.batch().holders().size() < 2;
    }

    private Summarizer.Report summarize(int threads) throws IOException {
        try (DuckDb database = bench.means().database(MEGABYTES, threads)) {
            return new Summarizer(database).summarize(bench.means().workspace().root());
        }
    }

    private void waiting() {
        bench.telling().tell(bench.meter().progress());
        try {
            ControlWatch.obey(bench.batch().control(), bench.stop());
        } catch (IOException unreadable) {
            LOG.debug("{}", unreadable.getMessage()); // the next round of training tells it
        }
    }
}

package dev.creamery.app.explore.tab;

import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.FacetQuery;
import dev.creamery.engine.query.WorkProgress;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** An open folder or file: its index, and what is known of it while it is still being read. */
public final class OpenSource {

    private static final long FACTS_EVERY_NANOS = Duration.ofMillis(600).toNanos();

    /** Telling facts takes a tenth of the time of reading at most. */
    private static final long FACTS_SHARE = 10;

    private final Path path;
    private final DatasetIndex index;
    private final FacetQuery facets;
    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<Facts> facts;
    private final ReadOnlyObjectWrapper<Optional<WorkProgress>> reading =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Exception>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Cancellation cancellation = new Cancellation();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private boolean closed;

    /**
     * @param path what a person opened: a folder, a Parquet file, or the archive it was unpacked
     *     from
     */
    public OpenSource(Path path, DatasetIndex index, Facts known, TaskRunner tasks) {
        this.path = path;
        this.index = index;
        this.tasks = tasks;
        facets = new FacetQuery(index);
        facts = new ReadOnlyObjectWrapper<>(known);
    }

    /** What a person opened. */
    public Path path() {
        return path;
    }

    /** A short name for people. */
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** Answers queries, off the view's thread. */
    public DatasetIndex index() {
        return index;
    }

    /** Shared, as it remembers what there is to choose from. */
    public FacetQuery facets() {
        return facets;
    }

    /** What is known of it so far. */
    public ReadOnlyObjectProperty<Facts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** How far reading is, while it is read. */
    public ReadOnlyObjectProperty<Optional<WorkProgress>> reading() {
        return reading.getReadOnlyProperty();
    }

    /** Why it could not be read the last time. */
    public ReadOnlyObjectProperty<Optional<Exception>> failure() {
        return failure.getReadOnlyProperty();
    }

    /** Looks for new and changed files, in the background; nothing happens if it does already. */
    public void refresh() {
        if (busy.get() || closed) {
            return;
        }
        busy.set(true);
        cancellation = new Cancellation();
        Cancellation mine = cancellation;
        Reader reader = new Reader();
        tasks.run(
                () -> {
                    index.refresh(reader::progress, mine);
                    return Facts.of(index);
                },
                now -> {
                    failure.set(Optional.empty());
                    ended(now);
                },
                problem -> {
                    failure.set(
                            problem instanceof CancellationException
                                    ? Optional.empty()
                                    : Optional.of(problem));
                    tasks.run(() -> Facts.of(index), this::ended, gone -> ended(facts.get()));
                });
    }

    /** Stops reading; what was read stays, and {@link #refresh} goes on from there. */
    public void cancelReading() {
        cancellation.cancel();
    }

    /** Whether it is being looked at for new and changed files. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Gives the index back. */
    public void close() {
        closed = true;
        cancellation.cancel();
        if (!busy.get()) {
            closeIndex();
        }
    }

    private void ended(Facts now) {
        reading.set(Optional.empty());
        know(now);
        busy.set(false);
        if (closed) {
            closeIndex();
        }
    }

    private void closeIndex() {
        tasks.run(
                () -> {
                    index.close();
                    return true;
                },
                done -> {},
                failed -> {});
    }

    private void know(Facts now) {
        if (now.generation() != facts.get().generation()) {
            facts.set(now);
        }
    }

    /** Tells of progress, with new facts from time to time; runs on the reading thread. */
    private final class Reader {
        private long nextFacts = System.nanoTime();

        void progress(WorkProgress step) {
            if (step.total() == 0) {
                return;
            }
            Optional<Facts> now =
                    System.nanoTime() >= nextFacts ? Optional.of(facts()) : Optional.empty();
            tasks.later(
                    Duration.ZERO,
                    () -> {
                        if (busy.get()) {
                            reading.set(Optional.of(step));
                            now.ifPresent(OpenSource.this::know);
                        }
                    });
        }

        private Facts facts() {
            long start = System.nanoTime();
            Facts known = Facts.of(index);
            long now = System.nanoTime();
            nextFacts = now + Math.max(FACTS_EVERY_NANOS, FACTS_SHARE * (now - start));
            return known;
        }
    }
}

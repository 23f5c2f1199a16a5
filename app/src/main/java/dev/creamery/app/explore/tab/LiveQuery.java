package dev.creamery.app.explore.tab;

import dev.creamery.app.place.Notice;
import dev.creamery.app.task.LatestOnly;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.QueryException;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps an answer of the index up to date while it is in sight. It asks again when the filter, or
 * anything else that it {@link #dependsOn}, changes; then what still runs is cancelled, and never
 * shown. When the data grow it asks again too, but lets what runs come to its end first. Used on
 * the view's thread only.
 *
 * @param <T> the answer
 */
public final class LiveQuery<T> {

    private static final Logger LOG = LoggerFactory.getLogger(LiveQuery.class);

    /** A single change asks at once; a burst, as from a dragged slider, when it pauses. */
    private static final Duration QUIET = Duration.ofMillis(25);

    /**
     * What is asked; runs in the background.
     *
     * @param <T> the answer
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Asks, and blocks.
         *
         * @param partial takes answers that are not complete yet, from the working thread
         */
        T run(Cancellation cancellation, Consumer<T> partial) throws Exception;
    }

    private final TaskRunner tasks;
    private final LatestOnly latest;
    private final Supplier<Optional<Work<T>>> question;
    private final Consumer<? super T> show;
    private final Consumer<? super Exception> failed;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private Cancellation current = new Cancellation();
    private boolean shown;
    private boolean outdated = true;
    private boolean dataGrew;
    private long asked = System.nanoTime() - QUIET.toNanos();

    /**
     * A query of a tab, asked while {@link #shown}. What fails is told in the tab's notices.
     *
     * @param question what to ask now, made of the state as it is; nothing if there is nothing to
     *     ask
     * @param show takes the answer on the view's thread
     */
    public LiveQuery(
            ExploreTab tab, Supplier<Optional<Work<T>>> question, Consumer<? super T> show) {
        this(tab, question, show, problem -> tell(tab, problem));
    }

    /**
     * The same.
     *
     * @param failed takes what the work threw, if it was not cancelled
     */
    public LiveQuery(
            ExploreTab tab,
            Supplier<Optional<Work<T>>> question,
            Consumer<? super T> show,
            Consumer<? super Exception> failed) {
        this.tasks = tab.services().tasks();
        this.latest = new LatestOnly(tasks, QUIET);
        this.question = question;
        this.show = show;
        this.failed = failed;
        tab.facts().addListener((property, before, now) -> dataGrew());
        dependsOn(tab.filter());
    }

    /** Asks again when one of these changes. */
    public LiveQuery<T> dependsOn(ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            value.addListener((property, before, now) -> ask());
        }
        return this;
    }

    /** Whether an answer is on its way. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** It came into sight: asks if something has changed since the last answer. */
    public void shown() {
        shown = true;
        if (outdated) {
            ask();
        }
    }

    /** It went out of sight. */
    public void hidden() {
        shown = false;
        if (busy.get()) {
            stop();
            outdated = true;
        }
    }

    /** Asks now, or when it is shown next. */
    public void ask() {
        stop();
        outdated = true;
        if (!shown) {
            return;
        }
        outdated = false;
        Cancellation mine = new Cancellation();
        current = mine;
        question.get()
                .ifPresent(
                        work -> {
                            busy.set(true);
                            submit(() -> work.run(mine, partial -> partly(partial, mine)));
                        });
    }

    private void submit(Callable<T> work) {
        long before = asked;
        asked = System.nanoTime();
        if (asked - before < QUIET.toNanos()) {
            latest.submit(work, this::answered, this::failed);
        } else {
            latest.submitAtOnce(work, this::answered, this::failed);
        }
    }

    private void stop() {
        current.cancel();
        latest.cancel();
        busy.set(false);
        dataGrew = false;
    }

    private void partly(T answer, Cancellation of) {
        tasks.later(
                Duration.ZERO,
                () -> {
                    if (of == current && busy.get()) {
                        show.accept(answer);
                    }
                });
    }

    private void answered(T answer) {
        busy.set(false);
        show.accept(answer);
        askAgainIfDataGrew();
    }

    private void failed(Exception problem) {
        busy.set(false);
        if (!(problem instanceof CancellationException)) {
            failed.accept(problem);
        }
        askAgainIfDataGrew();
    }

    private void dataGrew() {
        if (busy.get()) {
            dataGrew = true;
        } else {
            ask();
        }
    }

    private void askAgainIfDataGrew() {
        if (dataGrew) {
            ask();
        }
    }

    private static void tell(ExploreTab tab, Exception problem) {
        String message = String.valueOf(problem.getMessage());
        if (problem instanceof QueryException) {
            tab.notices().show(Notice.error(message, ""));
        } else {
            LOG.warn("a query failed", problem);
            tab.notices()
                    .show(
                            Notice.error(
                                    "The data could not be queried: " + message,
                                    "If files have been moved or deleted, read the source again.",
                                    problem));
        }
    }
}

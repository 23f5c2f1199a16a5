package dev.creamery.app.explore.widget;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.LiveQuery;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.Facet;
import dev.creamery.engine.query.WorkProgress;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What panes that draw a metric of experiments have in common: which metric, how it is looked at,
 * and the drawing as it is now, or why there is none.
 *
 * @param <A> what is drawn
 */
public final class MetricDrawing<A extends MetricDrawing.Answer> {

    /** Something to be drawn. */
    public interface Answer {
        /** Whether no experiment is in it. */
        boolean isEmpty();

        /** What is drawn, over the picture. */
        String title();

        /** How many of how many experiments are drawn, and what is left out. */
        String note();
    }

    /**
     * Asks the index; runs in the background.
     *
     * @param <A> the answer
     */
    @FunctionalInterface
    public interface Work<A> {
        A run(Consumer<WorkProgress> progress, Cancellation cancellation) throws Exception;
    }

    private final ExploreTab tab;
    private final A nothing;
    private final MetricChoiceViewModel metric;
    private final PaneSettings settings;
    private final ReadOnlyObjectWrapper<A> answer;
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Emptiness> emptiness =
            new ReadOnlyObjectWrapper<>(Emptiness.NONE);
    private final LiveQuery<A> live;
    private boolean failed;
    private BinaryOperator<A> whilePlaying = (before, now) -> now;

    /**
     * @param nothing what is drawn before there is an answer
     * @param question what to ask, made of the state as it is; nothing if nothing can be asked yet
     */
    public MetricDrawing(ExploreTab tab, A nothing, Supplier<Optional<Work<A>>> question) {
        this.tab = tab;
        this.nothing = nothing;
        metric = new MetricChoiceViewModel(tab);
        settings = new PaneSettings(tab);
        answer = new ReadOnlyObjectWrapper<>(nothing);
        live =
                new LiveQuery<A>(
                                tab,
                                () -> question.get().map(this::withProgress),
                                this::show,
                                this::failed)
                        .dependsOn(tab.measurement(), metric.kind(), metric.place());
        tab.matching()
                .addListener(
                        (property, before, now) -> {
                            if (!emptiness.get().equals(Emptiness.NONE)
                                    && answer.get().isEmpty()
                                    && !failed) {
                                emptiness.set(Emptiness.of(tab, ""));
                            }
                        });
    }

    /** Asks again when one of these changes. */
    public void dependsOn(ObservableValue<?>... values) {
        live.dependsOn(values);
    }

    /** What becomes of a new answer while epochs are played, so that it can be compared. */
    public void setWhilePlaying(BinaryOperator<A> follow) {
        whilePlaying = follow;
    }

    public MetricChoiceViewModel metric() {
        return metric;
    }

    /** Columns that can be an axis or make series, those that vary first. */
    public List<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        List<String> axes = tab.facts().get().axes();
        tab.facets().get().stream().map(Facet::column).filter(axes::contains).forEach(columns::add);
        columns.addAll(axes);
        return List.copyOf(columns);
    }

    /** Where a pane makes its own properties. */
    public PaneSettings settings() {
        return settings;
    }

    /** What is to be drawn. */
    public ReadOnlyObjectProperty<A> answer() {
        return answer.getReadOnlyProperty();
    }

    /** How many of how many experiments are drawn. */
    public ReadOnlyStringProperty note() {
        return note.getReadOnlyProperty();
    }

    /** Why nothing can be drawn; nothing if something can. */
    public ReadOnlyObjectProperty<Emptiness> emptiness() {
        return emptiness.getReadOnlyProperty();
    }

    /** Brings experiments back. */
    public void cure(Emptiness why) {
        why.clearFilter(tab);
    }

    /** Whether an answer is on its way. */
    public ReadOnlyBooleanProperty busy() {
        return live.busy();
    }

    public void shown() {
        live.shown();
    }

    public void hidden() {
        metric.playing().set(false);
        live.hidden();
    }

    /** As plain JSON values. */
    public Map<String, Object> save() {
        Map<String, Object> saved = new LinkedHashMap<>();
        metric.save(saved);
        settings.save(saved);
        return saved;
    }

    /** The inverse of {@link #save}. */
    public void restore(Map<String, Object> values) {
        Saved saved = new Saved(values);
        metric.restore(saved);
        settings.restore(saved);
    }

    private LiveQuery.Work<A> withProgress(Work<A> work) {
        return (cancellation, partial) -> work.run(step -> tell(step, cancellation), cancellation);
    }

    private void tell(WorkProgress step, Cancellation of) {
        tab.services()
                .tasks()
                .later(
                        Duration.ZERO,
                        () -> {
                            if (live.busy().get() && !of.isCancelled()) {
                                note.set(
                                        step.activity()
                                                + ", "
                                                + Math.round(100 * step.fraction())
                                                + " %");
                            }
                        });
    }

    private void show(A now) {
        failed = false;
        emptiness.set(now.isEmpty() ? Emptiness.of(tab, "") : Emptiness.NONE);
        note.set(now.isEmpty() ? "" : now.note());
        boolean follows = metric.playing().get() && !now.isEmpty() && !answer.get().isEmpty();
        answer.set(follows ? whilePlaying.apply(answer.get(), now) : now);
        metric.answered();
    }

    private void failed(Exception why) {
        failed = true;
        metric.playing().set(false);
        answer.set(nothing);
        note.set("");
        emptiness.set(Emptiness.because(String.valueOf(why.getMessage())));
    }
}

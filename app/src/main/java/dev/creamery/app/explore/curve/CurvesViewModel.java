package dev.creamery.app.explore.curve;

import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.LiveQuery;
import dev.creamery.engine.query.Facet;
import dev.creamery.engine.query.WorkProgress;
import dev.creamery.engine.train.Statistic;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Which curves are shown, and the curves. */
final class CurvesViewModel {

    /** What people look for first, as far as it varies. */
    private static final List<String> FIRST_COLOURS =
            List.of(
                    "shape",
                    "depth",
                    "optimizer",
                    "learning_rate",
                    "size",
                    "batch_size",
                    "label_noise",
                    "kernel_regularizer_type");

    private static final String DATASET = "dataset";

    private final ExploreTab tab;
    private final LiveQuery<CurveAnswer> query;
    private final LiveQuery<List<CurveAssembly.Part>> selectedQuery;
    private final ReadOnlyObjectWrapper<List<CurveAssembly.Part>> selected =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<CurveSettings> settings =
            new ReadOnlyObjectWrapper<>(CurveSettings.INITIAL);
    private final ReadOnlyObjectWrapper<Optional<CurveAnswer>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<WorkProgress>> progress =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /** Whether a person has chosen colours and panels: until then the data do. */
    private boolean chosen;

    CurvesViewModel(ExploreTab tab) {
        this.tab = tab;
        query = new LiveQuery<>(tab, this::question, this::answered);
        query.dependsOn(settings, tab.measurement());
        query.busy().addListener((property, before, now) -> progress.set(Optional.empty()));
        selectedQuery = new LiveQuery<>(tab, this::selectedQuestion, selected::set);
        selectedQuery.dependsOn(settings, tab.measurement(), tab.selected());
        tab.selected()
                .addListener(
                        (property, before, now) -> {
                            if (settings.get().form() != CurveForm.BANDS) {
                                query.ask();
                            }
                        });
        tab.facets().addListener((property, before, now) -> facetsKnown(before, now));
    }

    private void facetsKnown(List<Facet> before, List<Facet> now) {
        if (!chosen && settings.get() != choice(now)) {
            settings.set(choice(now));
        }
        if (before.isEmpty()) {
            query.ask();
        }
    }

    /** Colours by what varies; data sets apart, as their losses cannot be compared. */
    private CurveSettings choice(List<Facet> facets) {
        List<String> vary = facets.stream().map(Facet::column).toList();
        String colour = FIRST_COLOURS.stream().filter(vary::contains).findFirst().orElse("");
        boolean fewDatasets =
                facets.stream()
                        .anyMatch(
                                facet ->
                                        facet.column().equals(DATASET)
                                                && facet.distinct() <= CurveAssembly.MOST_PANELS);
        CurveSettings wanted =
                settings.get().withColour(colour).withPanels(fewDatasets ? DATASET : "");
        return wanted.equals(settings.get()) ? settings.get() : wanted;
    }

    private Optional<LiveQuery.Work<CurveAnswer>> question() {
        List<Facet> facets = tab.facets().get();
        if (tab.facts().get().experiments() == 0
                || (facets.isEmpty() && tab.facts().get().experiments() > 1)) {
            return Optional.empty();
        }
        CurveQuestion asked = asked();
        return Optional.of(
                (cancellation, partial) ->
                        CurveReader.read(asked, partial, this::working, cancellation));
    }

    private CurveQuestion asked() {
        return new CurveQuestion(
                tab.source().index(),
                tab.facts().get(),
                tab.facets().get(),
                tab.filter().get(),
                settings.get(),
                statistic(),
                tab.selected().get());
    }

    /** Bands hide their members: the selected ones are drawn among them. */
    private Optional<LiveQuery.Work<List<CurveAssembly.Part>>> selectedQuestion() {
        boolean any = settings.get().form() == CurveForm.BANDS && !tab.selected().get().isEmpty();
        if (!any) {
            selected.set(List.of());
            return Optional.empty();
        }
        CurveQuestion asked = asked();
        return Optional.of(
                (cancellation, partial) ->
                        new LineReader(asked, cancellation).selected(BandReader.POINTS));
    }

    private void working(WorkProgress step) {
        tab.services()
                .tasks()
                .later(
                        Duration.ZERO,
                        () -> {
                            if (query.busy().get()) {
                                progress.set(Optional.of(step));
                            }
                        });
    }

    private void answered(CurveAnswer now) {
        answer.set(Optional.of(now));
    }

    /** The curves; nothing until the first are there. */
    ReadOnlyObjectProperty<Optional<CurveAnswer>> answer() {
        return answer.getReadOnlyProperty();
    }

    /** The selected experiments, where the curves are of groups. */
    ReadOnlyObjectProperty<List<CurveAssembly.Part>> selected() {
        return selected.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busy() {
        return query.busy();
    }

    /** How far reading is, where files are read. */
    ReadOnlyObjectProperty<Optional<WorkProgress>> progress() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<CurveSettings> settings() {
        return settings.getReadOnlyProperty();
    }

    /** A person changes what is shown. */
    void change(UnaryOperator<CurveSettings> change) {
        chosen = true;
        CurveSettings now = change.apply(settings.get());
        if (!now.equals(settings.get())) {
            settings.set(now);
            tab.looked();
        }
    }

    Statistic statistic() {
        return tab.measurement().get().statistic();
    }

    /** Another statistic, on the rows that are shown. */
    void setStatistic(Statistic wanted) {
        tab.measurement().set(settings.get().rows().of(wanted).getFirst());
    }

    /** Other rows. */
    void setRows(MeasuredOn rows) {
        change(now -> now.withRows(rows));
        setStatistic(statistic());
    }

    /** The statistics that are recorded. */
    List<Statistic> statistics() {
        return tab.facts().get().measurements().stream()
                .map(measurement -> measurement.statistic())
                .distinct()
                .toList();
    }

    void shown() {
        query.shown();
        selectedQuery.shown();
    }

    void hidden() {
        query.hidden();
        selectedQuery.hidden();
    }

    Map<String, Object> save() {
        return settings.get().save();
    }

    void restore(Map<String, Object> saved) {
        if (!saved.isEmpty()) {
            chosen = true;
            settings.set(settings.get().restored(saved));
        }
    }
}

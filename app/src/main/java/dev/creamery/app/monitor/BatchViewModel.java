package dev.creamery.app.monitor;

import static java.util.stream.Collectors.toSet;

import dev.creamery.app.chart.plot.CurveSet;
import dev.creamery.app.monitor.BatchContents.ExperimentRow;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.task.LatestOnly;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.store.LiveGroup;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The batch that is looked into, and the losses that are drawn of it. */
public final class BatchViewModel {

    private static final Duration QUIET = Duration.ofMillis(40);

    private final Batches batches;
    private final ReadOnlyObjectProperty<Path> workspace;
    private final Notices notices;
    private final LatestOnly contentsWork;
    private final LatestOnly curvesWork;
    private final LatestOnly sortWork;
    private final ObjectProperty<Optional<String>> selected =
            new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Long>> experiment =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty live = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Optional<BatchProgress>> progress =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<BatchContents> contents =
            new ReadOnlyObjectWrapper<>(BatchContents.EMPTY);
    private final ReadOnlyObjectWrapper<List<ExperimentRow>> rows =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<CurveSet> curves =
            new ReadOnlyObjectWrapper<>(LossCurves.NONE);
    private List<BatchProgress> all = List.of();
    private Optional<BatchProgress> read = Optional.empty();
    private Optional<Comparator<ExperimentRow>> order = Optional.empty();
    private Optional<ExperimentRow> drawn = Optional.empty();
    private boolean shown;

    BatchViewModel(
            Batches batches,
            TaskRunner tasks,
            ReadOnlyObjectProperty<Path> workspace,
            Notices notices) {
        this.batches = batches;
        this.workspace = workspace;
        this.notices = notices;
        contentsWork = new LatestOnly(tasks, QUIET);
        curvesWork = new LatestOnly(tasks, QUIET);
        sortWork = new LatestOnly(tasks, Duration.ZERO);
        selected.addListener((property, before, now) -> otherBatch());
        experiment.addListener((property, before, now) -> draw());
        live.addListener((property, before, now) -> draw());
    }

    /** Its name; set by the view. */
    public ObjectProperty<Optional<String>> selected() {
        return selected;
    }

    /** The id of the experiment that is looked at; set by the view. */
    public ObjectProperty<Optional<Long>> experiment() {
        return experiment;
    }

    /**
     * Whether the losses of what is in training are drawn, as long as something is; else those of
     * {@link #experiment}.
     */
    public BooleanProperty live() {
        return live;
    }

    public ReadOnlyObjectProperty<Optional<BatchProgress>> progress() {
        return progress.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<BatchContents> contents() {
        return contents.getReadOnlyProperty();
    }

    /** Its experiments, sorted. */
    ReadOnlyObjectProperty<List<ExperimentRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    /** Sorts the experiments, in the background; in the sweep's order if no other is wanted. */
    void sortBy(Optional<Comparator<ExperimentRow>> wanted) {
        order = wanted;
        sort();
    }

    private void sort() {
        List<ExperimentRow> all = contents.get().experiments();
        Optional<Comparator<ExperimentRow>> by = order;
        sortWork.submit(
                () -> by.map(wanted -> all.stream().sorted(wanted).toList()).orElse(all),
                rows::set,
                failure -> rows.set(all));
    }

    /** The losses that are drawn. */
    public ReadOnlyObjectProperty<CurveSet> curves() {
        return curves.getReadOnlyProperty();
    }

    /** What its engines do now. */
    Activity activity() {
        return progress.get().map(BatchProgress::activity).orElse(Activity.NONE);
    }

    /** Whether what is drawn is in training. */
    boolean drawsLive() {
        return live.get() && !activity().groups().isEmpty();
    }

    /** Looks at one experiment. */
    public void look(long id) {
        live.set(false);
        experiment.set(Optional.of(id));
    }

    void setShown(boolean now) {
        shown = now;
        readIfChanged();
        draw();
    }

    /** Takes news of all batches; one that is in training, or else the last, is selected first. */
    void update(List<BatchProgress> news) {
        Set<String> before = all.stream().map(BatchProgress::name).collect(Collectors.toSet());
        all = news;
        // Whoever launches one while another is looked at wants to see the new one.
        news.stream()
                .filter(one -> one.status().isActive() && !before.contains(one.name()))
                .findFirst()
                .ifPresent(launched -> selected.set(Optional.of(launched.name())));
        if (find().isEmpty()) {
            selected.set(
                    news.stream()
                            .filter(one -> one.status().isActive())
                            .findFirst()
                            .or(
                                    () ->
                                            news.isEmpty()
                                                    ? Optional.empty()
                                                    : Optional.of(news.getLast()))
                            .map(BatchProgress::name));
        }
        progress.set(find());
        readIfChanged();
        draw();
    }

    private Optional<BatchProgress> find() {
        return all.stream()
                .filter(one -> Optional.of(one.name()).equals(selected.get()))
                .findFirst();
    }

    private void otherBatch() {
        contentsWork.cancel();
        read = Optional.empty();
        contents.set(BatchContents.EMPTY);
        order = Optional.empty();
        sort();
        experiment.set(Optional.empty());
        live.set(true);
        progress.set(find());
        readIfChanged();
        draw();
    }

    /** Out of sight, nothing is read. */
    private void readIfChanged() {
        Optional<BatchProgress> now = progress.get().map(BatchProgress::atRest);
        if (!shown || now.isEmpty() || now.equals(read)) {
            return;
        }
        read = now;
        String name = now.get().name();
        Path folder = workspace.get();
        contentsWork.submit(
                () -> batches.contents(folder, name),
                this::show,
                failure -> {
                    read = Optional.empty();
                    notices.show(
                            Notice.error(
                                    name + " cannot be read: " + failure.getMessage(),
                                    "Check that its folder in the workspace's batches is whole.",
                                    failure));
                });
    }

    private void show(BatchContents found) {
        contents.set(found);
        sort();
        if (experiment.get().isEmpty()) {
            experiment.set(
                    found.experiments().stream()
                            .filter(row -> row.done() > 0)
                            .findFirst()
                            .map(ExperimentRow::id));
        }
        draw();
    }

    /** Of the experiments that are in training. */
    private Map<Long, String> names() {
        Set<Long> wanted =
                activity().groups().stream().map(LiveGroup::experimentId).collect(toSet());
        Map<Long, String> names = new HashMap<>();
        for (long id : wanted) {
            contents.get().index().row(id).ifPresent(row -> names.put(id, name(row)));
        }
        return names;
    }

    private static String name(ExperimentRow row) {
        return row.values().isEmpty()
                ? "experiment " + row.id()
                : row.id() + ": " + String.join(" ", row.values());
    }

    private void draw() {
        if (!shown) {
            return;
        }
        if (drawsLive()) {
            curvesWork.cancel();
            drawn = Optional.empty();
            curves.set(LossCurves.live(activity().groups(), names()));
        } else {
            drawExperiment();
        }
    }

    private void drawExperiment() {
        Optional<ExperimentRow> row = experiment.get().flatMap(contents.get().index()::row);
        if (row.isEmpty() || row.get().done() == 0) {
            drawn = Optional.empty();
            curvesWork.cancel();
            curves.set(LossCurves.NONE);
            return;
        }
        if (row.equals(drawn)) {
            return;
        }
        drawn = row;
        long id = row.get().id();
        Path folder = workspace.get();
        curvesWork.submit(
                () -> LossCurves.of(batches.testLosses(folder, id)),
                curves::set,
                failure -> {
                    drawn = Optional.empty();
                    notices.show(
                            Notice.error(
                                    "The losses of experiment "
                                            + id
                                            + " cannot be read: "
                                            + failure.getMessage(),
                                    "Select it again. If that does not help, run creamery"
                                            + " summarize, which tells which file is damaged.",
                                    failure));
                });
    }
}

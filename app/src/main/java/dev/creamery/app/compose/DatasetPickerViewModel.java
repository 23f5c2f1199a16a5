package dev.creamery.app.compose;

import dev.creamery.app.task.LatestOnly;
import dev.creamery.app.task.Slices;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.data.DatasetLocation;
import dev.creamery.engine.data.DownloadProgress;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.InvalidValueException;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** All datasets with their facts: found, looked into, and chosen for the sweep. */
public final class DatasetPickerViewModel {

    /**
     * A dataset in the list.
     *
     * @param facts if they are known
     * @param location where it comes from
     * @param problem why there are no facts; "" if there are
     */
    public record Entry(
            String name,
            Optional<DatasetFacts> facts,
            Optional<DatasetLocation> location,
            String problem) {

        /** Whether a look inside means a download. */
        boolean needsDownload() {
            return location.filter(DatasetLocation.ToDownload.class::isInstance).isPresent();
        }

        private boolean matches(String query) {
            String task = facts.map(known -> known.task().label()).orElse("");
            return (name + " " + task).toLowerCase(Locale.ROOT).contains(query);
        }
    }

    /** A download whose size the server does not tell, or that has not begun. */
    static final double UNKNOWN = -1;

    private static final int AT_ONCE = 4;

    private final AxisViewModel<String> axis;
    private final DatasetInspector datasets;
    private final TaskRunner tasks;
    private final LatestOnly latest;
    private final Slices slices;
    private Download download = new Download();
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final FilteredList<Entry> shown = new FilteredList<>(entries);
    private final ObjectProperty<Optional<Entry>> selected =
            new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DatasetLook>> look =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper downloaded = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    DatasetPickerViewModel(
            AxisViewModel<String> axis, DatasetInspector datasets, TaskRunner tasks) {
        this.axis = axis;
        this.datasets = datasets;
        this.tasks = tasks;
        latest = new LatestOnly(tasks, Duration.ofMillis(50));
        slices = new Slices(tasks);
        query.addListener((property, before, now) -> filter(now));
        selected.addListener((property, before, now) -> select(now));
    }

    /** Looks for all datasets again, and looks inside the first unless another was looked at. */
    void open() {
        query.set("");
        list(
                all -> {
                    if (selected.get().isEmpty()) {
                        selected.set(all.stream().findFirst());
                    }
                });
    }

    /** Looks for all datasets; those that are shown already stay if they are the same. */
    void list() {
        list(all -> {});
    }

    private void list(Consumer<List<Entry>> then) {
        List<String> names = axis.options();
        tasks.run(
                () -> names.stream().map(this::entry).toList(),
                all -> {
                    show(all);
                    then.accept(all);
                },
                failed -> problem.set(String.valueOf(failed.getMessage())));
    }

    /** A few at a time: each row costs the view some milliseconds. */
    private void show(List<Entry> all) {
        if (all.equals(entries)) {
            return;
        }
        entries.clear();
        List<Runnable> steps = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Entry> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            steps.add(() -> entries.addAll(some));
        }
        slices.beginAnew(steps);
    }

    /** What is searched: part of a name or of a task. */
    public StringProperty query() {
        return query;
    }

    /** The entries that are found. */
    public ObservableList<Entry> shown() {
        return shown;
    }

    /** The entry that is looked at. */
    public ObjectProperty<Optional<Entry>> selected() {
        return selected;
    }

    /** What is inside; nothing before it was looked. */
    public ReadOnlyObjectProperty<Optional<DatasetLook>> look() {
        return look.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** How much of it is downloaded, from 0 to 1; negative while that is not known. */
    public ReadOnlyDoubleProperty downloaded() {
        return downloaded.getReadOnlyProperty();
    }

    /** Gives a look inside up, and with it the download. */
    public void cancel() {
        latest.cancel();
        download.cancelled = true;
        looking.set(false);
    }

    /** The download of one look; told by the thread that downloads. */
    private final class Download implements DownloadProgress {
        private volatile boolean cancelled;
        private int percent;

        @Override
        public void downloaded(String dataset, long bytes, long total) {
            int now = total > 0 ? (int) (100 * bytes / total) : 0;
            if (now > percent) {
                percent = now;
                tasks.later(
                        Duration.ZERO,
                        () -> {
                            if (!cancelled) {
                                downloaded.set(now / 100.0);
                            }
                        });
            }
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }
    }

    /** Why it could not be looked inside; "" if it could. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** The datasets of the sweep's cube. */
    public ReadOnlyObjectProperty<List<String>> chosen() {
        return axis.selected();
    }

    /** Takes a dataset into the sweep's cube, or out of it. */
    public void toggle(String name) {
        axis.toggle(name);
    }

    /** Takes a file of the person's own into the sweep, and looks inside. */
    public void addFile(Path file) {
        String name = file.toString();
        tasks.run(
                () -> entry(name),
                added -> {
                    entries.removeIf(one -> one.name().equals(added.name()));
                    entries.add(added);
                    query.set("");
                    selected.set(Optional.of(added));
                    if (added.problem().isEmpty() && !axis.isSelected(name)) {
                        axis.add(name);
                    }
                },
                failed -> problem.set(String.valueOf(failed.getMessage())));
    }

    /** Reads the selected dataset, and downloads it first if it is not here. */
    public void lookInside() {
        selected.get()
                .ifPresent(
                        entry -> {
                            Download begun = new Download();
                            download.cancelled = true;
                            download = begun;
                            downloaded.set(UNKNOWN);
                            looking.set(true);
                            problem.set("");
                            latest.submit(
                                    () -> datasets.look(entry.name(), begun),
                                    this::found,
                                    failed -> {
                                        looking.set(false);
                                        problem.set(String.valueOf(failed.getMessage()));
                                    });
                        });
    }

    private void found(DatasetLook inside) {
        looking.set(false);
        look.set(Optional.of(inside));
        String name = inside.description().facts().name();
        tasks.run(() -> entry(name), this::replace, failed -> {});
    }

    /** After a download the place is another one. */
    private void replace(Entry now) {
        for (int index = 0; index < entries.size(); index++) {
            if (entries.get(index).name().equals(now.name()) && !entries.get(index).equals(now)) {
                entries.set(index, now);
            }
        }
    }

    private void select(Optional<Entry> entry) {
        cancel();
        look.set(Optional.empty());
        problem.set(entry.map(Entry::problem).orElse(""));
        if (entry.filter(one -> one.problem().isEmpty() && !one.needsDownload()).isPresent()) {
            lookInside();
        }
    }

    private void filter(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        shown.setPredicate(entry -> entry.matches(lower));
        if (!shown.isEmpty() && selected.get().filter(shown::contains).isEmpty()) {
            selected.set(Optional.of(shown.getFirst()));
        }
    }

    private Entry entry(String name) {
        try {
            DatasetLocation location = datasets.locate(name);
            return new Entry(name, Optional.of(datasets.facts(name)), Optional.of(location), "");
        } catch (InvalidValueException unusable) {
            return new Entry(
                    name,
                    Optional.empty(),
                    Optional.empty(),
                    String.valueOf(unusable.getMessage()));
        }
    }
}

package dev.creamery.app.explore.export;

import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.place.NumberText;
import dev.creamery.app.task.LatestOnly;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.export.ExportFormat;
import dev.creamery.engine.export.FilteredExport;
import dev.creamery.engine.export.FilteredRequest;
import dev.creamery.engine.export.InvalidExportException;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.SelectedRows;
import dev.creamery.engine.query.WorkProgress;
import dev.creamery.engine.store.DuckDb;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;

/** What of the explored data is taken away, in which form, and how far that is. */
public final class ExportViewModel {

    private static final int MEGABYTES = 1024;

    private final TaskRunner tasks;
    private final FileDialogs files;
    private final DatasetIndex index;
    private final Filter filter;
    private final Path temporary;
    private final LatestOnly counting;
    private final ObjectProperty<SelectedRows.Kind> rows =
            new SimpleObjectProperty<>(SelectedRows.Kind.SUMMARIES);
    private final ObjectProperty<ExportFormat> format =
            new SimpleObjectProperty<>(ExportFormat.PARQUET);
    private final BooleanProperty folders = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper contents = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final Notices notices = new Notices();
    private final AtomicReference<Optional<WorkProgress>> newest =
            new AtomicReference<>(Optional.empty());
    private Cancellation cancellation = new Cancellation();

    /**
     * @param filter which experiments are taken
     * @param temporary folder for what does not fit the memory
     */
    public ExportViewModel(
            TaskRunner tasks,
            FileDialogs files,
            DatasetIndex index,
            Filter filter,
            Path temporary) {
        this.tasks = tasks;
        this.files = files;
        this.index = index;
        this.filter = filter;
        this.temporary = temporary;
        counting = new LatestOnly(tasks, Duration.ZERO);
        rows.addListener((property, before, now) -> count());
        for (Property<?> setting : List.of(rows, format, folders)) {
            setting.addListener((property, before, now) -> forgetLast());
        }
        count();
    }

    /** A row per experiment, or per run. */
    public ObjectProperty<SelectedRows.Kind> rows() {
        return rows;
    }

    public ObjectProperty<ExportFormat> format() {
        return format;
    }

    /** BUTTER's hive folders instead of one file. */
    public BooleanProperty folders() {
        return folders;
    }

    /** What the export will hold, or why it would be empty. */
    public ReadOnlyStringProperty contents() {
        return contents.getReadOnlyProperty();
    }

    /** Whether there is anything to export. */
    public ReadOnlyBooleanProperty possible() {
        return possible.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** How much is written, from 0 to 1. */
    public ReadOnlyDoubleProperty fraction() {
        return fraction.getReadOnlyProperty();
    }

    /** How far it is, or what came of it; "" before it begins. */
    public ReadOnlyStringProperty status() {
        return status.getReadOnlyProperty();
    }

    /** What went wrong. */
    public Notices notices() {
        return notices;
    }

    /** The filter as a person reads it. */
    public String filterText() {
        return filter.isEmpty() ? "everything" : filter.toText();
    }

    private void count() {
        SelectedRows.Kind kind = rows.get();
        possible.set(false);
        counting.submit(
                () -> SelectedRows.of(index, filter, kind, new Cancellation()),
                this::show,
                failed -> contents.set(String.valueOf(failed.getMessage())));
    }

    private void show(SelectedRows selected) {
        boolean runs = rows.get() == SelectedRows.Kind.REPETITIONS;
        possible.set(selected.count() > 0);
        String what =
                runs
                        ? "runs of " + NumberText.grouped(selected.experiments()) + " experiments"
                        : "experiments";
        String left =
                selected.experimentsWithoutRows() == 0
                        ? ""
                        : "; %s have %s here"
                                .formatted(
                                        NumberText.grouped(selected.experimentsWithoutRows()),
                                        runs ? "no repetitions" : "repetitions only");
        contents.set(
                "%s %s, %d columns, full curves%s"
                        .formatted(
                                NumberText.grouped(selected.count()),
                                what,
                                selected.columns().size(),
                                left));
    }

    /** What was written before was written with other settings. */
    private void forgetLast() {
        if (!running.get()) {
            status.set("");
            fraction.set(0);
            notices.dismiss();
        }
    }

    /** Asks where to, and exports. */
    public void start() {
        String extension = format.get().extension();
        Optional<Path> target =
                folders.get()
                        ? files.folder("Folder to export to, new or empty")
                        : files.save(
                                "Export",
                                "experiments." + extension,
                                extension.toUpperCase(Locale.ROOT),
                                List.of("*." + extension));
        target.ifPresent(this::export);
    }

    private void export(Path target) {
        // A dialog that saves has asked before; a folder must be empty.
        FilteredRequest request =
                new FilteredRequest(
                        filter, rows.get(), format.get(), folders.get(), target, !folders.get());
        cancellation = new Cancellation();
        Cancellation mine = cancellation;
        notices.dismiss();
        running.set(true);
        fraction.set(0);
        status.set("Looking for the rows");
        tasks.run(
                () -> write(request, mine),
                report ->
                        end(
                                "Written to "
                                        + target
                                        + " in "
                                        + NumberText.grouped(report.files())
                                        + (report.files() == 1 ? " file" : " files")),
                failed -> failed(target, failed));
    }

    private FilteredExport.Report write(FilteredRequest request, Cancellation mine)
            throws IOException {
        try (DuckDb database =
                DuckDb.inMemory(MEGABYTES, Runtime.getRuntime().availableProcessors(), temporary)) {
            return new FilteredExport(database).export(index, request, this::progressed, mine);
        }
    }

    /** Called by whoever writes, as often as it likes: only the newest is shown. */
    private void progressed(WorkProgress progress) {
        if (newest.getAndSet(Optional.of(progress)).isEmpty()) {
            tasks.later(Duration.ofMillis(50), this::showProgress);
        }
    }

    private void showProgress() {
        newest.getAndSet(Optional.empty())
                .filter(progress -> running.get())
                .ifPresent(
                        progress -> {
                            fraction.set(progress.fraction());
                            status.set(
                                    "%s of %s rows"
                                            .formatted(
                                                    NumberText.grouped(progress.done()),
                                                    NumberText.grouped(progress.total())));
                        });
    }

    /** Stops; nothing of the export is left. */
    public void cancel() {
        if (running.get()) {
            status.set("Stopping");
            cancellation.cancel();
        }
    }

    private void end(String what) {
        running.set(false);
        fraction.set(1);
        status.set(what);
    }

    private void failed(Path target, Exception failure) {
        running.set(false);
        fraction.set(0);
        if (failure instanceof CancellationException) {
            status.set("Cancelled; nothing was left behind");
            return;
        }
        status.set("");
        String message = String.valueOf(failure.getMessage());
        notices.show(
                failure instanceof InvalidExportException
                        ? Notice.error(message, "")
                        : Notice.error(
                                "Cannot export to " + target + ": " + message,
                                "Look whether there is room and whether you may write there.",
                                failure));
    }
}

package dev.creamery.app.compose;

import dev.creamery.app.place.FileDialogs;
import dev.creamery.app.place.Notice;
import dev.creamery.app.place.Notices;
import dev.creamery.app.task.TaskRunner;
import dev.creamery.engine.sweep.BundledSweeps;
import dev.creamery.engine.sweep.InvalidSweepException;
import dev.creamery.engine.sweep.Sweep;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The draft as a document: where it comes from, opening and saving. */
public final class SweepDocument {

    private static final String KIND = "Sweep";
    private static final List<String> PATTERNS = List.of("*.json");

    /**
     * Where the draft comes from.
     *
     * @param name a bundled sweep's name, or the file's path; "" if from nowhere
     * @param file if it is one
     * @param sweep as it was then
     */
    public record Origin(String name, Optional<Path> file, SweepDraft sweep) {}

    private final DraftEditor editor;
    private final TaskRunner tasks;
    private final FileDialogs files;
    private final Notices notices;
    private final BundledSweeps bundled = new BundledSweeps();
    private final ReadOnlyObjectWrapper<Origin> origin;

    SweepDocument(DraftEditor editor, TaskRunner tasks, FileDialogs files, Notices notices) {
        this.editor = editor;
        this.tasks = tasks;
        this.files = files;
        this.notices = notices;
        origin =
                new ReadOnlyObjectWrapper<>(new Origin("", Optional.empty(), editor.draft().get()));
    }

    public ReadOnlyObjectProperty<Origin> origin() {
        return origin.getReadOnlyProperty();
    }

    /** Whether the draft is what it was when it was opened or saved. */
    public boolean isUnchanged() {
        return editor.draft().get().equals(origin.get().sweep());
    }

    /** Starts anew; undo brings the old draft back. */
    public void startNew() {
        become(SweepDraft.empty(), "", Optional.empty());
    }

    /** Starts from one of the program's sweeps. */
    public void startFromBundled(String name) {
        tasks.run(
                () -> bundled.named(name).orElseThrow(),
                sweep -> become(SweepDraft.of(sweep), name, Optional.empty()),
                broken -> notices.show(Notice.error(name + " cannot be read", "", broken)));
    }

    /** Starts from a sweep that is not saved as a file, such as that of a batch. */
    public void startFrom(Sweep sweep) {
        become(SweepDraft.of(sweep), "", Optional.empty());
    }

    /** Starts from the sweep of a batch: a copy, whose file is not written to. */
    public void startFromBatch(Path file) {
        tasks.run(
                () -> SweepFile.read(file), this::startFrom, problem -> cannotOpen(file, problem));
    }

    /** Asks for a file and opens it. */
    public void open() {
        files.open("Open sweep", KIND, PATTERNS).ifPresent(this::open);
    }

    /** Opens a file. What was there before stays where undo finds it. */
    public void open(Path file) {
        tasks.run(
                () -> SweepFile.read(file),
                sweep -> become(SweepDraft.of(sweep), file.toString(), Optional.of(file)),
                problem -> cannotOpen(file, problem));
    }

    /** Saves to the file it came from, or asks for one. */
    public void save(Consumer<Path> saved) {
        Optional<Path> file = origin.get().file();
        if (file.isPresent()) {
            write(file.get(), saved);
        } else {
            saveAs(saved);
        }
    }

    /** Asks for a file and saves to it. */
    public void saveAs(Consumer<Path> saved) {
        if (finished().isEmpty()) {
            return;
        }
        String name = editor.draft().get().name() + ".json";
        files.save("Save sweep", name, KIND, PATTERNS).ifPresent(file -> write(file, saved));
    }

    private void write(Path file, Consumer<Path> saved) {
        SweepDraft draft = editor.draft().get();
        finished()
                .ifPresent(
                        sweep ->
                                tasks.run(
                                        () -> {
                                            SweepFile.write(file, sweep);
                                            return file;
                                        },
                                        done -> {
                                            notices.show(Notice.done("Saved: " + done));
                                            origin.set(
                                                    new Origin(
                                                            done.toString(),
                                                            Optional.of(done),
                                                            draft));
                                            saved.accept(done);
                                        },
                                        problem -> cannotSave(file, problem)));
    }

    private Optional<Sweep> finished() {
        Optional<Sweep> sweep = editor.draft().get().sweep();
        if (sweep.isEmpty()) {
            notices.show(
                    Notice.error(
                            "The sweep cannot be saved yet",
                            String.join(". ", editor.draft().get().problems())
                                    + ". Until then it is kept in this window, also when you close"
                                    + " it."));
        }
        return sweep;
    }

    private void become(SweepDraft draft, String name, Optional<Path> file) {
        notices.dismiss();
        // The origin first: whoever hears of the draft may ask for it.
        origin.set(new Origin(name, file, draft));
        editor.edit(before -> draft);
    }

    private void cannotOpen(Path file, Exception problem) {
        boolean notASweep = problem instanceof InvalidSweepException;
        notices.show(
                Notice.error(
                        notASweep
                                ? file + " is not a sweep: " + problem.getMessage()
                                : file + " cannot be read: " + reason(problem),
                        notASweep
                                ? "Correct the file, or open another one. Nothing was changed."
                                : "Check that it exists and may be read.",
                        problem));
    }

    private void cannotSave(Path file, Exception problem) {
        notices.show(
                Notice.error(
                        file + " cannot be written: " + reason(problem),
                        "Save to another folder. The sweep is kept in this window.",
                        problem));
    }

    private static String reason(Exception problem) {
        return problem instanceof IOException
                ? problem.getClass().getSimpleName().replaceAll("Exception$", "")
                        + " "
                        + problem.getMessage()
                : String.valueOf(problem.getMessage());
    }
}

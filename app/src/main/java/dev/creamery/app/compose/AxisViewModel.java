package dev.creamery.app.compose;

import dev.creamery.engine.sweep.Hyperparameter;
import dev.creamery.engine.sweep.InvalidValueException;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One row of the composer: the values of a hyperparameter in the cube that is looked at, those that
 * can be picked, and those that are being typed.
 *
 * @param <T> the type of a value
 */
public final class AxisViewModel<T> {

    private final DraftEditor editor;
    private final Hyperparameter<T> hyperparameter;
    private final AxisSyntax<T> syntax;
    private final List<T> known;
    private final ReadOnlyObjectWrapper<List<T>> selected = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty entry = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper preview = new ReadOnlyStringWrapper("");

    AxisViewModel(DraftEditor editor, Hyperparameter<T> hyperparameter, Axes axes) {
        this.editor = editor;
        this.hyperparameter = hyperparameter;
        this.syntax = axes.syntax(hyperparameter);
        this.known = axes.known(hyperparameter);
        editor.draft().addListener((property, before, now) -> update());
        editor.cube().addListener((property, before, now) -> update());
        entry.addListener((property, before, now) -> check());
        update();
    }

    public Hyperparameter<T> hyperparameter() {
        return hyperparameter;
    }

    /** The chosen values, in the cube's order. */
    public ReadOnlyObjectProperty<List<T>> selected() {
        return selected.getReadOnlyProperty();
    }

    /** The values to show: those offered and those chosen, in their order. */
    public List<T> options() {
        List<T> all = new ArrayList<>(known);
        all.addAll(selected.get());
        return syntax.sorted(all);
    }

    public boolean isSelected(T value) {
        return selected.get().contains(value);
    }

    public String label(T value) {
        return syntax.label(value);
    }

    public String text(T value) {
        return syntax.text(value);
    }

    /** What can be typed, by example. */
    public String example() {
        return syntax.example();
    }

    /** What is being typed: values, ranges and lists. */
    public StringProperty entry() {
        return entry;
    }

    /** What is wrong with what is typed; "" if nothing is. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** What it would add; "" if nothing. */
    public ReadOnlyStringProperty preview() {
        return preview.getReadOnlyProperty();
    }

    /** Adds what is typed, if it is valid; then the entry is empty again. */
    public void commit() {
        if (entry.get().isBlank() || !problem.get().isEmpty()) {
            return;
        }
        List<T> all = new ArrayList<>(selected.get());
        all.addAll(syntax.read(entry.get()));
        entry.set("");
        choose(all);
    }

    /** Adds a value. */
    public void add(T value) {
        List<T> all = new ArrayList<>(selected.get());
        all.add(value);
        choose(all);
    }

    /** Adds a value, or takes it away. */
    public void toggle(T value) {
        if (isSelected(value)) {
            choose(selected.get().stream().filter(other -> !other.equals(value)).toList());
        } else {
            add(value);
        }
    }

    /** Chooses all values that are offered, besides those chosen. */
    public void selectAll() {
        choose(options());
    }

    /** Back to the core value, or to none where there is none. */
    public void reset() {
        choose(CubeDraft.coreOf(hyperparameter));
    }

    private void choose(List<T> values) {
        editor.editCube(cube -> cube.with(hyperparameter, syntax.sorted(values)));
    }

    private void update() {
        selected.set(editor.currentCube().values(hyperparameter));
    }

    private void check() {
        try {
            List<T> values = syntax.read(entry.get());
            problem.set("");
            preview.set(values.isEmpty() ? "" : preview(values));
        } catch (InvalidValueException invalid) {
            problem.set(String.valueOf(invalid.getMessage()));
            preview.set("");
        }
    }

    private String preview(List<T> values) {
        String some = values.stream().limit(4).map(syntax::label).collect(Collectors.joining(", "));
        if (values.size() > 5) {
            some += ", …, " + syntax.label(values.getLast());
        } else if (values.size() == 5) {
            some += ", " + syntax.label(values.getLast());
        }
        return "Enter adds " + (values.size() == 1 ? some : values.size() + " values: " + some);
    }
}

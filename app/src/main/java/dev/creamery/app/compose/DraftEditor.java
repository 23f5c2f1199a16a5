package dev.creamery.app.compose;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The draft that is being edited, its history, and the cube that is looked at. */
public final class DraftEditor {

    private final History<SweepDraft> history;
    private final ReadOnlyObjectWrapper<SweepDraft> draft;
    private final ReadOnlyIntegerWrapper cube = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();

    public DraftEditor(SweepDraft first) {
        history = new History<>(first);
        draft = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<SweepDraft> draft() {
        return draft.getReadOnlyProperty();
    }

    /** Number of the cube that is looked at, from 0. */
    public ReadOnlyIntegerProperty cube() {
        return cube.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canUndo() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedo() {
        return canRedo.getReadOnlyProperty();
    }

    /** The cube that is looked at. */
    public CubeDraft currentCube() {
        List<CubeDraft> cubes = draft.get().cubes();
        return cubes.get(Math.clamp(cube.get(), 0, cubes.size() - 1));
    }

    /** One change, to be undone as one. */
    public void edit(UnaryOperator<SweepDraft> change) {
        edit("", change);
    }

    /** Successive changes of the same kind, such as typing a name, are undone as one. */
    public void edit(String kind, UnaryOperator<SweepDraft> change) {
        history.push(change.apply(draft.get()), kind);
        publish();
    }

    /** Changes the cube that is looked at. */
    public void editCube(UnaryOperator<CubeDraft> change) {
        int index = cube.get();
        edit(sweep -> sweep.withCube(index, change.apply(sweep.cubes().get(index))));
    }

    public void selectCube(int index) {
        cube.set(index);
    }

    /** Adds a copy of the cube that is looked at, and looks at the copy. */
    public void duplicateCube() {
        CubeDraft copied = currentCube();
        int index = cube.get() + 1;
        edit(
                sweep -> {
                    List<CubeDraft> cubes = new ArrayList<>(sweep.cubes());
                    cubes.add(index, copied);
                    return sweep.withCubes(cubes);
                });
        cube.set(index);
    }

    /** Takes a cube away, unless it is the only one. */
    public void removeCube(int index) {
        if (draft.get().cubes().size() == 1) {
            return;
        }
        edit(
                sweep -> {
                    List<CubeDraft> cubes = new ArrayList<>(sweep.cubes());
                    cubes.remove(index);
                    return sweep.withCubes(cubes);
                });
    }

    public void undo() {
        history.undo();
        publish();
    }

    public void redo() {
        history.redo();
        publish();
    }

    private void publish() {
        SweepDraft now = history.current();
        // First, as listeners of the draft look at it.
        cube.set(Math.clamp(cube.get(), 0, now.cubes().size() - 1));
        draft.set(now);
        canUndo.set(history.canUndo());
        canRedo.set(history.canRedo());
    }
}

package dev.creamery.app.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.sweep.Hyperparameters;

import org.junit.jupiter.api.Test;

import java.util.List;

class DraftEditorTest {

    private final DraftEditor editor = new DraftEditor(SweepDraft.empty());

    @Test
    void everyChangeIsUndoneAndRedone() {
        SweepDraft first = editor.draft().get();
        depth(2);
        SweepDraft second = editor.draft().get();
        depth(3);
        SweepDraft third = editor.draft().get();

        editor.undo();
        assertThat(editor.draft().get()).isEqualTo(second);
        editor.undo();
        assertThat(editor.draft().get()).isEqualTo(first);
        assertThat(editor.canUndo().get()).isFalse();
        editor.redo();
        editor.redo();
        assertThat(editor.draft().get()).isEqualTo(third);
        assertThat(editor.canRedo().get()).isFalse();
    }

    @Test
    void typingAWordIsUndoneAsOne() {
        for (String text : List.of("s", "st", "stu", "study")) {
            editor.edit("name", draft -> draft.withName(text));
        }
        depth(5);
        editor.edit("name", draft -> draft.withName("study2"));

        editor.undo();
        assertThat(editor.draft().get().name()).isEqualTo("study");
        editor.undo();
        editor.undo();
        assertThat(editor.draft().get().name()).isEqualTo("untitled");
    }

    @Test
    void aChangeAfterUndoForgetsWhatWasUndone() {
        depth(2);
        editor.undo();
        depth(9);

        assertThat(editor.canRedo().get()).isFalse();
        editor.undo();
        assertThat(editor.canUndo().get()).isFalse();
    }

    @Test
    void changingNothingIsNoChange() {
        editor.edit(draft -> draft.withName("untitled"));

        assertThat(editor.canUndo().get()).isFalse();
    }

    @Test
    void cubesAreAddedAsCopiesAndTakenAway() {
        depth(4);
        editor.duplicateCube();
        assertThat(editor.cube().get()).isEqualTo(1);
        depth(7);

        assertThat(editor.draft().get().cubes())
                .extracting(cube -> cube.values(Hyperparameters.DEPTH))
                .containsExactly(List.of(4), List.of(7));

        editor.removeCube(1);
        assertThat(editor.cube().get()).isZero();
        editor.removeCube(0);
        assertThat(editor.draft().get().cubes()).hasSize(1);
    }

    @Test
    void undoneCubesAreNotLookedAt() {
        editor.duplicateCube();
        editor.undo();

        assertThat(editor.cube().get()).isZero();
        assertThat(editor.currentCube()).isEqualTo(CubeDraft.core());
    }

    private void depth(int depth) {
        editor.editCube(cube -> cube.with(Hyperparameters.DEPTH, List.of(depth)));
    }
}

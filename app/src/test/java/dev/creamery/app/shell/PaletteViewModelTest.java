package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.place.Action;

import javafx.beans.property.SimpleBooleanProperty;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class PaletteViewModelTest {

    private final List<String> done = new ArrayList<>();
    private final SimpleBooleanProperty canUndo = new SimpleBooleanProperty(false);
    private final PaletteViewModel palette = new PaletteViewModel();

    @BeforeEach
    void offer() {
        palette.offer(
                List.of(
                        new Action("Undo", "Compose", "", "", canUndo, () -> done.add("undo")),
                        action("Go to Runs", "Window"),
                        action("Show the log", "Window")));
    }

    @Test
    void whoeverListensToTheHitsHearsOfThemAsLongAsThePaletteIsThere() {
        assertThat(palette.hits()).isSameAs(palette.hits());
    }

    @Test
    void theTextIsCutWhereFoundLettersBeginAndEnd() {
        palette.query().set("log");

        assertThat(palette.hits().getFirst().parts())
                .containsExactly(
                        new PaletteViewModel.Part("Window: Show the ", false),
                        new PaletteViewModel.Part("log", true));
    }

    @Test
    void theBestHitIsChosen() {
        palette.query().set("log");

        palette.chosen().orElseThrow().run().run();

        assertThat(done).containsExactly("Show the log");
    }

    @Test
    void whatCannotBeDoneNowComesLastAndIsNotChosen() {
        assertThat(palette.hits())
                .last()
                .extracting(PaletteViewModel.Hit::text)
                .isEqualTo("Compose: Undo");

        palette.query().set("undo");

        assertThat(palette.hits()).hasSize(1);
        assertThat(palette.chosen()).isEmpty();
    }

    @Test
    void theSelectionGoesAroundTheEnds() {
        palette.move(-1);
        assertThat(palette.selected().get()).isEqualTo(2);

        palette.move(1);
        assertThat(palette.selected().get()).isZero();
    }

    @Test
    void nothingFoundIsNothingChosen() {
        palette.query().set("zzz");
        palette.move(1);

        assertThat(palette.hits()).isEmpty();
        assertThat(palette.chosen()).isEmpty();
    }

    private Action action(String title, String group) {
        return Action.always(title, group, "", "", () -> done.add(title));
    }
}

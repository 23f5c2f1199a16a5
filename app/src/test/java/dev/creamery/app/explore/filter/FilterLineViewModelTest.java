package dev.creamery.app.explore.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.explore.ExploreSample;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.engine.query.Completion;
import dev.creamery.engine.query.FacetSelection.Values;
import dev.creamery.engine.query.Filter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class FilterLineViewModelTest {

    @TempDir private Path folder;
    private ExploreSample sample;
    private ExploreTab tab;
    private FilterLineViewModel line;

    @BeforeEach
    void open() throws Exception {
        sample = new ExploreSample(folder);
        tab = sample.tab(sample.summaries());
        line = new FilterLineViewModel(tab);
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void aSimpleConditionIsWhatFacetsShow() {
        type("shape = 'rectangle'");
        assertThat(tab.filter().get()).isEqualTo(Filter.NONE.with("shape", Values.of("rectangle")));
        assertThat(line.text().get()).isEqualTo("shape = 'rectangle'");
    }

    @Test
    void anyConditionOfTheDatabaseIsAFilter() {
        type("size * 2 > 700 OR depth = 2");
        assertThat(tab.filter().get().expression()).isEqualTo("size * 2 > 700 OR depth = 2");
    }

    @Test
    void aWrongOneIsToldAndTheLastRightOneStays() {
        type("depth = 2");
        type("depht = 3");
        assertThat(line.problem().get())
                .hasValueSatisfying(
                        problem -> {
                            assertThat(problem.message()).contains("depht");
                            assertThat(problem.position()).isZero();
                        });
        assertThat(tab.filter().get().toText()).isEqualTo("depth = 2");
        type("depth = 3");
        assertThat(line.problem().get()).isEmpty();
        assertThat(tab.filter().get().toText()).isEqualTo("depth = 3");
    }

    @Test
    void whatFacetsChooseIsWritten() {
        tab.setFilter(Filter.NONE.with("dataset", Values.of("a", "b")));
        assertThat(line.text().get()).isEqualTo("dataset IN ('a', 'b')");
        sample.passTime();
        assertThat(tab.filter().get()).isEqualTo(Filter.NONE.with("dataset", Values.of("a", "b")));
    }

    @Test
    void proposesAndTakesOver() {
        line.text().set("sh");
        line.complete(2, false);
        sample.passTime();
        assertThat(line.completions().get().stream().map(Completion::text))
                .containsExactly("shape");
        int caret = line.accept(line.completions().get().getFirst());
        assertThat(line.text().get()).isEqualTo("shape ");
        assertThat(caret).isEqualTo(6);
        assertThat(line.completions().get()).isEmpty();
    }

    @Test
    void aProposalReplacesWhatWasTypedOfIt() {
        line.text().set("depth = 2 AND sh = 'trapezoid'");
        line.complete(16, false);
        sample.passTime();
        line.accept(line.completions().get().getFirst());
        assertThat(line.text().get()).isEqualTo("depth = 2 AND shape = 'trapezoid'");
        sample.passTime();
        assertThat(tab.filter().get().toText()).isEqualTo("depth = 2 AND shape = 'trapezoid'");
    }

    private void type(String text) {
        line.text().set(text);
        sample.passTime();
    }
}

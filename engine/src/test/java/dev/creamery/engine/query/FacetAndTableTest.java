package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;

class FacetAndTableTest {

    @TempDir static Path folder;
    static Study study;
    static DatasetIndex index;

    @BeforeAll
    static void makeStudy() throws Exception {
        study = new Study(folder).withSummaries();
        index = study.index();
    }

    @AfterAll
    static void close() throws Exception {
        study.close();
    }

    static Map<String, Facet> facets(Filter filter) {
        return new FacetQuery(index)
                .counts(filter, new Cancellation()).facets().stream()
                        .collect(Collectors.toMap(Facet::column, Function.identity()));
    }

    @Test
    void onlyWhatVariesIsAFacet() {
        assertThat(facets(Filter.NONE).keySet())
                .containsExactlyInAnyOrder(
                        "dataset",
                        "shape",
                        "size",
                        "depth",
                        "num_free_parameters",
                        "learning_rate",
                        "kernel_regularizer_type",
                        "kernel_regularizer_l1",
                        "300_epoch_sweep");
    }

    @Test
    void countsObeyEveryFacetButTheirOwn() {
        Filter filter =
                Filter.of("dataset = 'a'")
                        .with("depth", FacetSelection.Values.of(2L))
                        .with("shape", FacetSelection.Values.of("rectangle", "trapezoid"));
        Map<String, Facet> facets = facets(filter);
        assertThat(facets.get("depth").values()).containsExactly(2L, 3L, 4L);
        assertThat(facets.get("depth").counts()).containsExactly(4, 4, 4);
        assertThat(facets.get("shape").values()).containsExactly("rectangle", "trapezoid");
        assertThat(facets.get("shape").counts()).containsExactly(2, 2);
        assertThat(facets.get("dataset").values()).containsExactly("a", "b");
        assertThat(facets.get("dataset").counts()).containsExactly(4, 0);
        assertThat(facets.get("kernel_regularizer_type").values()).containsExactly(null, "l1");
        assertThat(facets.get("kernel_regularizer_type").counts()).containsExactly(4, 0);
        assertThat(facets.get("learning_rate").values()).containsExactly(0.0001, 0.001);
    }

    @Test
    void numbersHaveARange() {
        Facet facet = facets(Filter.NONE).get("num_free_parameters");
        assertThat(facet.lowest()).isEqualTo(200);
        assertThat(facet.highest()).isEqualTo(401);
        assertThat(facet.distinct()).isEqualTo(6);
        assertThat(facets(Filter.NONE).get("shape").lowest()).isNaN();
    }

    static TablePage page(
            Filter filter, String search, List<TableOrder> order, long offset, int limit) {
        return new TableQuery(index)
                .page(
                        new TableQuery.Request(
                                filter,
                                List.of("experiment_id", "shape", "widths"),
                                search,
                                order,
                                offset,
                                limit),
                        new Cancellation());
    }

    @Test
    void pagesAreSortedAndTheirTotalIsTold() {
        TablePage page =
                page(
                        Filter.of("depth = 2"),
                        "",
                        List.of(
                                new TableOrder("shape", false),
                                new TableOrder("learning_rate", true)),
                        1,
                        3);
        assertThat(page.total()).isEqualTo(8);
        assertThat(page.offset()).isEqualTo(1);
        // Trapezoids of depth 2: 7 and 19 with the lower learning rate, 8 and 20.
        assertThat(page.rows()[0]).containsExactly(19L, "trapezoid", "[8, 8, 1]");
        assertThat(List.of(page.rows())).extracting(row -> row[0]).containsExactly(19L, 8L, 20L);
        assertThat(page.keys()).hasSize(3).contains(Study.key(index, 20));
    }

    @Test
    void nullsComeLast() {
        List<TableOrder> order = List.of(new TableOrder("kernel_regularizer_l1", true));
        assertThat(page(Filter.NONE, "", order, 0, 1).rows()[0][0]).isEqualTo(5L);
        order = List.of(new TableOrder("kernel_regularizer_l1", false));
        assertThat(page(Filter.NONE, "", order, 0, 1).rows()[0][0]).isEqualTo(5L);
    }

    @Test
    void searchLooksIntoTextsAndNumbers() {
        assertThat(page(Filter.NONE, "TRAP", List.of(), 0, 5).total()).isEqualTo(12);
        assertThat(page(Filter.NONE, "401", List.of(), 0, 5).total()).isEqualTo(4);
        assertThat(page(Filter.of("depth = 2"), "401", List.of(), 0, 5).total()).isZero();
        assertThat(page(Filter.NONE, "it's not there", List.of(), 0, 5).total()).isZero();
    }

    @Test
    void anUnknownColumnIsAnError() {
        assertThatThrownBy(() -> page(Filter.NONE, "", List.of(new TableOrder("shap", true)), 0, 5))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("did you mean shape");
    }

    @Test
    void detailsHaveEveryColumnAndTheFiles() {
        TableQuery.Details details =
                new TableQuery(index)
                        .details(Study.key(index, 11), new Cancellation())
                        .orElseThrow();
        assertThat(details.values())
                .containsEntry("experiment_id", 11L)
                .containsEntry("learning_rate", 0.0001)
                .containsEntry("kernel_regularizer_l2", null);
        assertThat(details.files())
                .singleElement()
                .asString()
                .contains("shape=trapezoid", "depth=4");
        assertThat(new TableQuery(index).details(-5, new Cancellation())).isEmpty();
    }

    @Test
    void aCancelledQueryGivesNothing() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThatThrownBy(() -> new FacetQuery(index).counts(Filter.NONE, cancellation))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void aRunningStatementIsInterrupted() throws Exception {
        Cancellation cancellation = new Cancellation();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                Thread.sleep(100);
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            cancellation.cancel();
                        });
        long start = System.nanoTime();
        assertThatThrownBy(
                        () ->
                                new SqlConsole(index)
                                        .query(
                                                "SELECT count(*) FROM range(1000000000000) a WHERE"
                                                        + " a.range % 7 = 3",
                                                10, cancellation))
                .isInstanceOf(CancellationException.class);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        // The session can be used again.
        assertThat(Study.row(index, "SELECT count(*) FROM experiments")).containsExactly(24L);
    }
}

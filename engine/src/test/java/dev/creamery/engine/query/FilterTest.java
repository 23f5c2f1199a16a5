package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class FilterTest {

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

    static long count(Filter filter) {
        TableQuery.Request request = new TableQuery.Request(filter, List.of(), "", List.of(), 0, 1);
        return new TableQuery(index).page(request, new Cancellation()).total();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "depth >= 4 and shape = 'rectangle' | 4",
                "learning_rate = 0.0001 | 12",
                "learning_rate = 1e-4 | 12",
                "1e-4 = learning_rate | 12",
                "learning_rate in (1e-4, 1E-3) | 24",
                "learning_rate between 1e-4 and 0.0002 | 12",
                "learning_rate not in (1e-4) | 12",
                "not (learning_rate <= 1e-4) | 12",
                "label_noise = 0.05 | 24",
                "kernel_regularizer_l1 = 2e-2 | 8",
                "kernel_regularizer_type is null | 16",
                "'ü' = 'ü' and learning_rate = 1e-4 | 12",
                "depth = 2 or shape like 'trap%' | 16",
                "depth = 2 -- a comment | 8",
                "\"300_epoch_sweep\" | 12",
            })
    void expressionsAreDuckDbsAndFloatsCompareAsFloats(String expression, long expected) {
        FilterLanguage language = new FilterLanguage(index);
        assertThat(language.check(expression)).isEmpty();
        assertThat(count(Filter.of(expression))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "depth >= 4 and dpth = 2 | 15 | \"dpth\" is not a column",
                "'ü' = 'ü' and dpth = 2 | 14 | \"dpth\" is not a column",
                "depth >= and | 9 | syntax error at or near \"and\"",
                "depth >= 'abc' | 9 | Could not convert string 'abc'",
                "shape + 1 = 3 | 6 | No function matches",
                "depth + 1 | 0 | this is a value of type",
                "depth = (select 2) | 0 | cannot contain a query",
                "depth = 2 limit 3 | 0 | one condition",
                "depth = 2 union select 1 | 0 | one condition",
                "depth = 2; drop table experiment | 0 | one condition",
                "true) or (true | 4 | syntax error",
                "depth = | -2 | syntax error",
            })
    void errorsHaveAPositionAndAreForPeople(String expression, int position, String message) {
        QueryException wrong = new FilterLanguage(index).check(expression.strip()).orElseThrow();
        assertThat(wrong).hasMessageContaining(message);
        assertThat(wrong.getMessage()).doesNotContain("LINE 1").hasSizeLessThan(300);
        if (position != -2) {
            assertThat(wrong.position()).isEqualTo(position);
        }
    }

    @Test
    void facetsAndExpressionAreCombined() {
        Filter filter =
                Filter.of("depth = 2 or depth = 3")
                        .with("learning_rate", FacetSelection.Values.of(0.0001))
                        .with("dataset", FacetSelection.Values.of("a", "b"))
                        .with("size", FacetSelection.Range.atMost(200));
        assertThat(count(filter)).isEqualTo(4);
        assertThat(count(filter.without("size"))).isEqualTo(8);
        assertThat(filter.toText())
                .isEqualTo(
                        "learning_rate = 0.0001 AND dataset IN ('a', 'b') AND size <= 200"
                                + " AND (depth = 2 or depth = 3)");
        assertThat(count(Filter.of(filter.toText()))).isEqualTo(4);
    }

    @Test
    void nullsAndNothingCanBeChosen() {
        Filter filter =
                Filter.NONE.with("kernel_regularizer_type", FacetSelection.Values.of("l1", null));
        assertThat(count(filter)).isEqualTo(24);
        assertThat(count(Filter.NONE.with("depth", FacetSelection.Values.of()))).isZero();
        assertThat(
                        count(
                                Filter.NONE.with(
                                        "kernel_regularizer_type",
                                        FacetSelection.Values.of((Object) null))))
                .isEqualTo(16);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "depth = 2",
                "depth IN (2, 3) AND shape = 'rectangle'",
                "learning_rate = 0.0001",
                "size >= 200 AND size <= 300",
                "num_free_parameters >= 300",
                "(kernel_regularizer_type IS NULL OR kernel_regularizer_type = 'l1')",
                "kernel_regularizer_type IS NULL",
                "\"300_epoch_sweep\" = true",
                "shape = 'it''s'",
                "label_noise <= 0.05",
            })
    void facetsAreWrittenAsTheyAreRead(String text) {
        Filter filter = new FilterLanguage(index).parse(text);
        assertThat(filter.expression()).isEmpty();
        assertThat(filter.toText()).isEqualTo(text);
    }

    @Test
    void otherFormsOfSimpleComparisonsBecomeFacetsToo() {
        FilterLanguage language = new FilterLanguage(index);
        assertThat(language.parse("2 <= depth and depth between 2 and 3").expression())
                .isNotEmpty();
        assertThat(language.parse("depth between 2 and 3").facets())
                .isEqualTo(Map.of("depth", FacetSelection.Range.between(2, 3)));
        assertThat(language.parse("primary_sweep AND NOT \"300_epoch_sweep\"").facets())
                .isEqualTo(
                        Map.of(
                                "primary_sweep", FacetSelection.Values.of(true),
                                "300_epoch_sweep", FacetSelection.Values.of(false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "depth > 2",
                "depth = 2 or shape = 'rectangle'",
                "depth = 2 and depth = 3",
                "depth + 1 = 3",
                "lower(shape) = 'rectangle'",
                "unknown = 3",
                "depth =",
                "shape <> 'rectangle'",
            })
    void otherExpressionsStayAsTheyAre(String text) {
        assertThat(new FilterLanguage(index).parse(text)).isEqualTo(Filter.of(text));
    }

    @Test
    void aFacetOfAnUnknownColumnIsAnErrorWithTheNearestName() {
        assertThatThrownBy(() -> count(Filter.NONE.with("dephth", FacetSelection.Values.of(2L))))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("dephth")
                .hasMessageContaining("did you mean depth");
    }

    static List<String> complete(String text) {
        return new FilterCompletion(index)
                .complete(text, text.length(), new Cancellation()).stream()
                        .map(Completion::text)
                        .toList();
    }

    @Test
    void completionKnowsWhatComesNext() {
        assertThat(complete(""))
                .startsWith("experiment_id", "dataset")
                .contains("\"300_epoch_sweep\"");
        assertThat(complete("dep")).containsExactly("depth");
        assertThat(complete("depth "))
                .contains("=", ">=", "BETWEEN", "IS NULL")
                .doesNotContain("LIKE");
        assertThat(complete("shape ")).contains("LIKE").doesNotContain(">=");
        assertThat(complete("shape = ")).containsExactly("'rectangle'", "'trapezoid'");
        assertThat(complete("shape = 'tr")).containsExactly("'trapezoid'");
        assertThat(complete("learning_rate = ")).containsExactly("0.0001", "0.001");
        assertThat(complete("depth in (2, ")).containsExactly("2", "3", "4");
        assertThat(complete("depth not in (")).containsExactly("2", "3", "4");
        assertThat(complete("depth between 2 and ")).containsExactly("2", "3", "4");
        assertThat(complete("shape = 'rectangle'")).containsExactly("AND", "OR");
        assertThat(complete("depth = 2 and sh")).containsExactly("shape");
        assertThat(complete("depth = 2 a")).containsExactly("AND");
    }

    @Test
    void completionSaysWhatItReplaces() {
        Completion completion =
                new FilterCompletion(index)
                        .complete("depth = 2 and sha = 3", 17, new Cancellation())
                        .getFirst();
        assertThat(completion.text()).isEqualTo("shape");
        assertThat(completion.from()).isEqualTo(14);
        assertThat(completion.to()).isEqualTo(17);
        assertThat(
                        new FilterCompletion(index)
                                .complete("dataset = ", 10, new Cancellation())
                                .getFirst()
                                .detail())
                .isEqualTo("12 experiments");
    }
}

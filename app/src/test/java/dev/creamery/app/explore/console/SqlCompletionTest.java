package dev.creamery.app.explore.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.Completion;

import org.junit.jupiter.api.Test;

import java.util.List;

class SqlCompletionTest {

    private final SqlCompletion completion =
            new SqlCompletion(
                    List.of(
                            new TableColumns(
                                    "experiments",
                                    "one row per experiment",
                                    List.of(
                                            new Column("depth", "UTINYINT"),
                                            new Column("dataset", "VARCHAR"),
                                            new Column("test_loss_min_value_median", "FLOAT"))),
                            new TableColumns(
                                    "repetitions",
                                    "one row per run",
                                    List.of(
                                            new Column("run_id", "VARCHAR"),
                                            new Column("kernel_regularizer.l1", "FLOAT")))),
                    List.of("dayname", "median"),
                    List.of("DESC", "FROM", "WHERE"));

    /** The proposals where the text has a bar. */
    private List<String> at(String text, boolean asked) {
        int caret = text.indexOf('|');
        return completion.complete(text.replace("|", ""), caret, asked).stream()
                .map(Completion::text)
                .toList();
    }

    @Test
    void columnsComeBeforeKeywordsAndFunctions() {
        assertThat(at("SELECT d| FROM experiments", false))
                .containsExactly("depth", "dataset", "DESC", "dayname(");
    }

    @Test
    void columnsAreFoundByWhatTheyContain() {
        assertThat(at("SELECT medi| FROM experiments", false))
                .containsExactly("median(", "test_loss_min_value_median");
    }

    @Test
    void tablesAreProposedWhereOneIsNamed() {
        assertThat(at("SELECT depth FROM |", true)).containsExactly("experiments", "repetitions");
        assertThat(at("SELECT 1 FROM experiments e, re|", false)).containsExactly("repetitions");
        assertThat(at("FROM experiments JOIN r|", false)).containsExactly("repetitions");
        assertThat(at("WITH best AS (FROM experiments) SELECT * FROM be|", false))
                .containsExactly("best");
    }

    @Test
    void afterADotComeTheColumnsOfThatTable() {
        assertThat(at("SELECT r.| FROM experiments e JOIN repetitions AS r", false))
                .containsExactly("run_id", "\"kernel_regularizer.l1\"");
        assertThat(at("SELECT experiments.da| FROM experiments", false)).containsExactly("dataset");
        assertThat(at("SELECT x.| FROM experiments e", false)).isEmpty();
    }

    @Test
    void onlyTablesThatTheQueryNamesGiveColumns() {
        assertThat(at("SELECT | FROM repetitions", true))
                .containsExactly("run_id", "\"kernel_regularizer.l1\"", "repetitions");
    }

    @Test
    void nothingIsProposedUnaskedOrInTextsNumbersAndComments() {
        assertThat(at("SELECT |", false)).isEmpty();
        assertThat(at("SELECT * FROM experiments WHERE dataset = 'd|", true)).isEmpty();
        assertThat(at("SELECT 1|", true)).isEmpty();
        assertThat(at("SELECT 1 -- d|", true)).isEmpty();
    }

    @Test
    void aProposalReplacesTheWordThatIsTyped() {
        assertThat(completion.complete("SELECT dep FROM experiments", 10, false).getFirst())
                .isEqualTo(new Completion("depth", 7, 10, "utinyint"));
    }
}

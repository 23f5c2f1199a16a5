package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class SqlConsoleTest {

    @TempDir static Path folder;
    static Study study;
    static DatasetIndex index;

    @BeforeAll
    static void makeStudy() throws Exception {
        study = new Study(folder).withSummaries().withRepetitions();
        index = study.index();
    }

    @AfterAll
    static void close() throws Exception {
        study.close();
    }

    static SqlResult query(String sql, int limit) {
        return new SqlConsole(index).query(sql, limit, new Cancellation());
    }

    @Test
    void experimentsSummaryAndRepetitionsCanBeQueried() {
        SqlResult result =
                query(
                        """
                        SELECT e.depth, e.learning_rate, s.test_loss_median[1] AS loss, r.runs, s.kernel_regularizer_type
                        FROM experiments e JOIN summary s USING (experiment_id)
                        JOIN (SELECT experiment_id, count(*) AS runs FROM repetitions GROUP BY 1) r USING (experiment_id)
                        WHERE experiment_id = 5
                        """,
                        10);
        assertThat(result.columns())
                .containsExactly(
                        new Column("depth", "UTINYINT"),
                        new Column("learning_rate", "FLOAT"),
                        new Column("loss", "FLOAT"),
                        new Column("runs", "BIGINT"),
                        new Column("kernel_regularizer_type", "VARCHAR"));
        assertThat(result.rows()).isDeepEqualTo(new Object[][] {{4L, 0.0001, 15.0, 3L, "l1"}});
        assertThat(result.cut()).isFalse();
    }

    @Test
    void theRowLimitIsTold() {
        SqlResult cut = query("FROM experiments ORDER BY experiment_id", 10);
        assertThat(cut.rows()).hasNumberOfRows(10);
        assertThat(cut.cut()).isTrue();
        assertThat(query("FROM experiments", 24).cut()).isFalse();
    }

    @Test
    void theFilesColumnsKeepTheirTypes() {
        SqlResult result = query("SELECT test_loss_min_value_median FROM summary LIMIT 1", 1);
        assertThat(result.columns())
                .containsExactly(new Column("test_loss_min_value_median", "FLOAT[]"));
    }

    @Test
    void listsAreShownAsText() {
        assertThat(query("SELECT widths FROM experiments LIMIT 1", 1).rows()[0][0])
                .isEqualTo("[8, 8, 1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DESCRIBE experiments",
                "SUMMARIZE experiments",
                "SHOW TABLES",
                "EXPLAIN SELECT * FROM summary",
                "WITH a AS (SELECT 1) FROM a",
                "VALUES (1)",
                "SELECT 1; ",
            })
    void whateverReadsIsAllowed(String sql) {
        assertThat(query(sql, 100).rows()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE experiment",
                "DELETE FROM experiment",
                "INSERT INTO run VALUES (1)",
                "CREATE TABLE x AS SELECT 1",
                "COPY experiment TO 'x.parquet'",
                "ATTACH 'x.db'",
                "INSTALL httpfs",
                "LOAD httpfs",
                "SET threads = 1",
                "PRAGMA database_list",
                "EXPLAIN ANALYZE DELETE FROM experiment",
                "EXPORT DATABASE 'x'",
                "CALL pragma_version()",
                "BEGIN",
                "SELECT 1; DROP TABLE experiment",
            })
    void whateverCouldChangeSomethingIsRefused(String sql) {
        assertThatThrownBy(() -> query(sql, 10))
                .isInstanceOf(QueryException.class)
                .hasMessageMatching("(?s).*(is refused|one query at a time).*");
        assertThat(index.experiments()).isEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH gone AS (DELETE FROM experiment RETURNING *) FROM gone",
                "WITH more AS MATERIALIZED (INSERT INTO run FROM run RETURNING *) SELECT count(*)"
                        + " FROM more",
                "EXPLAIN ANALYZE WITH gone AS (DELETE FROM run RETURNING *) FROM gone",
            })
    void aPartOfAQueryChangesNothingEither(String sql) {
        assertThatThrownBy(() -> query(sql, 10)).isInstanceOf(QueryException.class);
        assertThat(index.experiments()).isEqualTo(24);
        assertThat(index.repetitions()).isEqualTo(72);
    }

    @Test
    void ofAResultThatNoMemoryHoldsTheFirstRowsAreShown() {
        SqlResult result = query("SELECT range * 2 FROM range(1_000_000_000_000)", 3);
        assertThat(result.rows()).isDeepEqualTo(new Object[][] {{0L}, {2L}, {4L}});
        assertThat(result.cut()).isTrue();
    }

    @Test
    void ofLongListsTheBeginningIsShown() {
        SqlResult result = query("SELECT range(10_000) AS many, [1, 2] AS few", 10);
        assertThat(result.columns())
                .containsExactly(new Column("many", "BIGINT[]"), new Column("few", "INTEGER[]"));
        assertThat(result.rows()[0][0].toString())
                .hasSize(2001)
                .startsWith("[0, 1, 2, ")
                .endsWith("…");
        assertThat(result.rows()[0][1]).isEqualTo("[1, 2]");
    }

    @Test
    void rowsOfManyListsAreFewer() {
        String lists =
                IntStream.range(0, 100)
                        .mapToObj(i -> "[1] AS l" + i)
                        .collect(Collectors.joining(", "));
        SqlResult result = query("SELECT " + lists + " FROM range(1000)", 1000);
        // 32,000,000 characters at most, of 2,000 for each of 100 lists.
        assertThat(result.rows()).hasNumberOfRows(160);
        assertThat(result.cut()).isTrue();
    }

    @Test
    void wholeNumbersOfAnySizeAreNumbers() {
        SqlResult result =
                query(
                        "SELECT 18446744073709551615::UBIGINT, 9223372036854775807::UBIGINT,"
                                + " sum(7), -170141183460469231731687303715884105727::HUGEINT",
                        1);
        assertThat(result.rows()[0])
                .containsExactly(
                        new BigInteger("18446744073709551615"),
                        Long.MAX_VALUE,
                        7L,
                        new BigInteger("-170141183460469231731687303715884105727"));
        assertThat(result.columns()).allMatch(column -> column.type() == ColumnType.INTEGER);
    }

    @Test
    void theOrderIsThatOfTheQuery() {
        SqlResult result =
                query(
                        "SELECT experiment_id FROM experiments ORDER BY experiment_id % 5, 1"
                                + " DESC;\n"
                                + "-- end",
                        3);
        assertThat(result.rows()).isDeepEqualTo(new Object[][] {{20L}, {15L}, {10L}});
    }

    @Test
    void whatFailsWhileItRunsHasNoPosition() {
        assertThatThrownBy(() -> query("SELECT dataset::INTEGER FROM experiments", 10))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.position()).isEqualTo(-1))
                .hasMessageContaining("Could not convert string 'a'");
    }

    @Test
    void nothingTypedIsNoQuery() {
        assertThatThrownBy(() -> query("-- later\n", 10))
                .hasMessage("There is no query yet; try FROM experiments");
    }

    @Test
    void onlyTheSourceCanBeRead() throws Exception {
        Path secret = folder.resolve("secret.csv");
        Files.writeString(secret, "a,b\n1,2\n");
        assertThatThrownBy(() -> query("FROM read_csv('%s')".formatted(secret), 10))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("disabled by configuration");
        assertThatThrownBy(() -> query("SELECT * FROM query('DROP TABLE experiment')", 10))
                .isInstanceOf(QueryException.class);
        assertThat(index.experiments()).isEqualTo(24);
    }

    @Test
    void errorsHaveTheirPosition() {
        assertThatThrownBy(() -> query("SELECT 'ü', dpth FROM experiments", 10))
                .isInstanceOfSatisfying(
                        QueryException.class,
                        e -> {
                            assertThat(e).hasMessageContaining("\"dpth\" is not a column");
                            assertThat(e.position()).isEqualTo(12);
                        });
        assertThatThrownBy(() -> query("SELEC 1", 10)).hasMessageContaining("syntax error");
    }
}

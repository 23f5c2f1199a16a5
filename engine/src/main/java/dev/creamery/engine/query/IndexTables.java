package dev.creamery.engine.query;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The tables of an index. Names that begin with an underscore are not BUTTER's. */
final class IndexTables {

    /** Raised with every change of the tables or of what they hold: older indexes are rebuilt. */
    static final int VERSION = 1;

    private IndexTables() {}

    /** Statements that make empty tables. */
    static String create(String root) {
        String samples =
                Measurement.SAMPLED.stream()
                        .map(measurement -> measurement.sampleColumn() + " FLOAT[]")
                        .collect(Collectors.joining(", "));
        return """
        CREATE TABLE index_info (version INTEGER, root VARCHAR);
        INSERT INTO index_info VALUES (%d, %s);
        CREATE TABLE source_file (number INTEGER PRIMARY KEY, path VARCHAR, size BIGINT, modified BIGINT,
            partitions MAP(VARCHAR, VARCHAR), schema INTEGER, kind VARCHAR, problem VARCHAR);
        CREATE TABLE file_schema (id INTEGER, hash VARCHAR, names VARCHAR[], types VARCHAR[]);
        -- One row per experiment and summary; _shadowed where another tells more of the same experiment.
        -- _file and _row are NULL, and _runs counts, where there are repetitions only. Samples are at EpochGrid.upTo(_length).
        CREATE TABLE experiment (_key BIGINT, _file INTEGER, _row BIGINT, _shadowed BOOLEAN, _length INTEGER, _runs INTEGER,
            _num UTINYINT[], %s);
        -- One row per repetition; _shadowed where another file has the same one.
        CREATE TABLE run (_key BIGINT, _file INTEGER, _row BIGINT, _shadowed BOOLEAN, run_id VARCHAR);
        """
                .formatted(VERSION, Sql.text(root), samples);
    }

    /** The columns of the experiments that the index has so far. */
    static List<Column> columns(Session session) {
        List<Column> columns =
                session.rows(
                        // A tenth of the time that information_schema takes.
                        "SELECT name, type FROM pragma_table_info('experiment')"
                                + " WHERE NOT starts_with(name, '_')",
                        row -> new Column(row.getString(1), row.getString(2)));
        return ButterColumns.sorted(columns);
    }

    /** Names of the lists that the files in use have. */
    static Set<String> lists(Session session) {
        return Set.copyOf(
                session.rows(
                        """
                        SELECT DISTINCT name FROM (SELECT unnest(names) AS name, unnest(types) AS type FROM file_schema
                            WHERE id IN (SELECT schema FROM source_file WHERE problem IS NULL)) WHERE ends_with(type, '[]')
                        """,
                        row -> row.getString(1)));
    }
}

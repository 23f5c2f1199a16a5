package dev.creamery.engine.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds the files that hold the curves of experiments, and makes the SQL that reads these. */
final class CurveFiles {

    /** All epochs of every curve. */
    static final int[] ALL_EPOCHS = {};

    private static final int FILES_PER_BATCH = 256;

    /** The session that reads. */
    private final Session session;

    private final Map<Integer, FileSchema> schemas;

    CurveFiles(Session session) {
        this.session = session;
        schemas = new SchemaReader(session).all();
    }

    /** Some files of one schema. */
    record Batch(FileSchema schema, List<Integer> numbers, List<String> paths) {}

    /**
     * The files with the summaries of experiments.
     *
     * @param condition which experiments, on {@code experiment}
     * @param list a list that they must have
     */
    List<Batch> summaries(String condition, String list) {
        return batches(
                "SELECT _file FROM experiment WHERE _file IS NOT NULL AND " + condition, list);
    }

    /** The files with the repetitions of experiments. */
    List<Batch> repetitions(String condition, String list) {
        return batches(
                "SELECT _file FROM run WHERE NOT _shadowed AND _key IN (SELECT _key FROM experiment WHERE %s)"
                        .formatted(condition),
                list);
    }

    private List<Batch> batches(String numbers, String list) {
        Map<FileSchema, Batch> open = new LinkedHashMap<>();
        List<Batch> batches = new ArrayList<>();
        session.rows(
                "SELECT number, path, schema FROM source_file WHERE number IN (%s) ORDER BY number"
                        .formatted(numbers),
                row -> {
                    FileSchema schema = schemas.get(row.getInt(3));
                    if (schema == null || !schema.hasList(list)) {
                        return false;
                    }
                    Batch batch = open.get(schema);
                    if (batch == null || batch.paths.size() == FILES_PER_BATCH) {
                        batch = new Batch(schema, new ArrayList<>(), new ArrayList<>());
                        open.put(schema, batch);
                        batches.add(batch);
                    }
                    batch.numbers.add(row.getInt(1));
                    return batch.paths.add(row.getString(2));
                });
        return batches;
    }

    /**
     * A query of {@code _key, epoch} and a column per list, a row per epoch.
     *
     * @param lists names; those that a file lacks are NULL
     * @param epochs ascending, or {@link #ALL_EPOCHS}
     */
    static String selectSummaries(Batch batch, String condition, List<String> lists, int[] epochs) {
        return """
        SELECT e._key%s FROM %s r JOIN source_file f ON f.path = r._path
          JOIN (SELECT _key, _file, _row, experiment_id FROM experiment WHERE %s AND _file IN (%s)) e
          ON e._file = f.number AND e._row = r.file_row_number AND e.experiment_id = r.experiment_id
        """
                .formatted(
                        unnest(batch.schema, lists, epochs),
                        Projection.read(batch.paths),
                        condition,
                        numbers(batch));
    }

    /** The same of repetitions, with {@code run}, a number that tells them apart. */
    static String selectRepetitions(
            Batch batch, String condition, List<String> lists, int[] epochs) {
        return """
        SELECT u._key, u.run%s FROM %s r JOIN source_file f ON f.path = r._path
          JOIN (SELECT _key, _file, _row, rowid AS run FROM run WHERE NOT _shadowed AND _file IN (%s)
            AND _key IN (SELECT _key FROM experiment WHERE %s)) u
          ON u._file = f.number AND u._row = r.file_row_number
        """
                .formatted(
                        unnest(batch.schema, lists, epochs),
                        Projection.read(batch.paths),
                        numbers(batch),
                        condition);
    }

    private static String unnest(FileSchema schema, List<String> lists, int[] epochs) {
        StringBuilder sql = new StringBuilder();
        String first = schema.sql(lists.getFirst()).orElseThrow();
        // Whole lists are read in half the time that picking each of their epochs takes.
        boolean all = epochs.length == 0 || epochs.length == epochs[epochs.length - 1];
        sql.append(", unnest(")
                .append(all ? "range(1, len(" + first + ") + 1)" : "[" + Sql.numbers(epochs) + "]")
                .append(")::INTEGER AS epoch");
        for (String list : lists) {
            String column = schema.hasList(list) ? schema.sql(list).orElseThrow() : "";
            String chosen =
                    column.isEmpty() || all
                            ? column
                            : "list_select(%s, [%s])".formatted(column, Sql.numbers(epochs));
            sql.append(", ")
                    .append(column.isEmpty() ? "NULL" : "unnest(" + chosen + ")")
                    .append("::FLOAT AS ")
                    .append(list);
        }
        return sql.toString();
    }

    private static String numbers(Batch batch) {
        return batch.numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}

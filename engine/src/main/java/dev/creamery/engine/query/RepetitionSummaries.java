package dev.creamery.engine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Summarizes experiments that have repetitions but no summary, for the index: medians at the
 * sampled epochs, and the best values. Quartiles interpolate linearly; values that are not finite
 * count as larger than all others.
 */
final class RepetitionSummaries {

    /** Tells how many of how many experiments are done. */
    interface Listener {
        void done(long experiments, long total);
    }

    /** Bounds the memory of one step. */
    private static final int RUNS_PER_STEP = 1000;

    private final Session session;
    private final Map<Integer, FileSchema> schemas;
    private final BiFunction<FileSchema, Set<String>, Projection> projections;
    private final Consumer<Collection<Column>> addColumns;

    RepetitionSummaries(
            Session session,
            Map<Integer, FileSchema> schemas,
            BiFunction<FileSchema, Set<String>, Projection> projections,
            Consumer<Collection<Column>> addColumns) {
        this.session = session;
        this.schemas = schemas;
        this.projections = projections;
        this.addColumns = addColumns;
    }

    private record Pending(long key, int runs) {}

    /** Summarizes what lacks a summary, or whose repetitions have become more. */
    void update(Listener listener) {
        session.execute(
                """
                DELETE FROM experiment WHERE _file IS NULL
                    AND _key IN (SELECT _key FROM experiment WHERE _file IS NOT NULL)
                """);
        List<Pending> pending =
                session.rows(
                        """
                        SELECT r._key, r.runs FROM (SELECT _key, count(*) AS runs, min(_file) AS file FROM run WHERE NOT _shadowed GROUP BY _key) r
                            LEFT JOIN experiment e ON e._key = r._key
                        WHERE e._key IS NULL OR (e._file IS NULL AND e._runs <> r.runs) ORDER BY r.file, r._key
                        """,
                        row -> new Pending(row.getLong(1), row.getInt(2)));
        int done = 0;
        while (done < pending.size()) {
            int end = done;
            int runs = 0;
            while (end < pending.size() && (end == done || runs < RUNS_PER_STEP)) {
                runs += pending.get(end++).runs;
            }
            long[] keys = pending.subList(done, end).stream().mapToLong(Pending::key).toArray();
            session.transaction(() -> summarize(keys));
            done = end;
            listener.done(done, pending.size());
        }
    }

    private void summarize(long[] keys) {
        Map<Group, List<String>> files = files(keys);
        List<Measurement> measurements =
                Measurement.SAMPLED.stream()
                        .filter(
                                measurement ->
                                        files.keySet().stream()
                                                .anyMatch(group -> group.records(measurement)))
                        .toList();
        session.execute(repetitions(keys, files, measurements));
        List<Column> scalars = new ArrayList<>(scalars(files.keySet()));
        scalars.add(new Column("num_runs", "UTINYINT"));
        List<Measurement> best =
                Measurement.WITH_BEST.stream().filter(measurements::contains).toList();
        for (Measurement measurement : best) {
            for (String part : List.of("epoch", "value")) {
                for (String aggregate : AGGREGATES.keySet()) {
                    scalars.add(new Column(measurement.bestColumn(part, aggregate), "FLOAT"));
                }
            }
        }
        addColumns.accept(scalars);
        session.execute(
                "DELETE FROM experiment WHERE _file IS NULL AND _key IN (%s)"
                        .formatted(Sql.numbers(keys)));
        session.execute(insert(scalars(files.keySet()), measurements, best));
        session.execute("DROP TABLE repetition");
    }

    /** Repetition files that are read in the same way. */
    private record Group(FileSchema schema, Set<String> partitions) {
        boolean records(Measurement measurement) {
            return schema.hasList(measurement.repetitionColumn());
        }
    }

    private Map<Group, List<String>> files(long[] keys) {
        Map<Group, List<String>> files = new LinkedHashMap<>();
        session.rows(
                """
                SELECT path, schema, map_keys(partitions) FROM source_file
                WHERE number IN (SELECT _file FROM run WHERE NOT _shadowed AND _key IN (%s))
                """
                        .formatted(Sql.numbers(keys)),
                row -> {
                    Set<String> partitions =
                            java.util.Arrays.stream((Object[]) row.getArray(3).getArray())
                                    .map(String::valueOf)
                                    .collect(Collectors.toSet());
                    FileSchema schema = schemas.get(row.getInt(2));
                    return schema != null
                            && files.computeIfAbsent(
                                            new Group(schema, partitions), g -> new ArrayList<>())
                                    .add(row.getString(1));
                });
        return files;
    }

    private List<Column> scalars(Set<Group> groups) {
        Map<String, Column> scalars = new LinkedHashMap<>();
        for (Group group : groups) {
            for (Column column : projections.apply(group.schema, group.partitions).scalars()) {
                scalars.putIfAbsent(column.name(), column);
            }
        }
        scalars.remove("num_runs");
        return List.copyOf(scalars.values());
    }

    private String repetitions(
            long[] keys, Map<Group, List<String>> files, List<Measurement> measurements) {
        List<String> selects = new ArrayList<>();
        files.forEach(
                (group, paths) -> {
                    String lists =
                            measurements.stream()
                                    .filter(group::records)
                                    .map(
                                            measurement ->
                                                    ", r.%s AS _%s"
                                                            .formatted(
                                                                    Sql.name(
                                                                            measurement
                                                                                    .repetitionColumn()),
                                                                    measurement.name()))
                                    .collect(Collectors.joining());
                    Projection projection = projections.apply(group.schema, group.partitions);
                    String length =
                            measurements.stream()
                                    .filter(group::records)
                                    .map(m -> "len(r." + Sql.name(m.repetitionColumn()) + ")")
                                    .collect(Collectors.joining(", ", "coalesce(", ", 0)"));
                    selects.add(
                            """
                            SELECT u._key, %s::INTEGER AS _length, %s%s FROM %s r JOIN source_file f ON f.path = r._path
                              JOIN run u ON u._file = f.number AND u._row = r.file_row_number
                            WHERE NOT u._shadowed AND u._key IN (%s)
                            """
                                    .formatted(
                                            length,
                                            projection.select(projection.scalars()),
                                            lists,
                                            Projection.read(paths),
                                            Sql.numbers(keys)));
                });
        return "CREATE OR REPLACE TEMP TABLE repetition AS "
                + String.join(" UNION ALL BY NAME ", selects);
    }

    /** SQL of the aggregates over repetitions, by the ends of BUTTER's columns. */
    private static final Map<String, String> AGGREGATES = new LinkedHashMap<>();

    static {
        AGGREGATES.put("min", "min(%s)");
        AGGREGATES.put("q1", "quantile_cont(%s, 0.25)");
        AGGREGATES.put("median", "quantile_cont(%s, 0.5)");
        AGGREGATES.put("q3", "quantile_cont(%s, 0.75)");
        AGGREGATES.put("max", "max(%s)");
        AGGREGATES.put("avg", "avg(%s)");
    }

    private static String insert(
            List<Column> scalars, List<Measurement> measurements, List<Measurement> best) {
        StringBuilder first = new StringBuilder();
        scalars.forEach(column -> first.append(", first(%1$s) AS %1$s".formatted(column.quoted())));
        StringBuilder lists = new StringBuilder();
        StringBuilder medians = new StringBuilder();
        StringBuilder samples = new StringBuilder();
        for (Measurement measurement : measurements) {
            String name = "_" + measurement.name();
            samples.append(", unnest(list_select(%1$s, _positions)) AS %1$s".formatted(name));
            medians.append(", quantile_cont(%s, 0.5)::FLOAT AS %s".formatted(ordered(name), name));
            lists.append(
                    ", list(%s ORDER BY epoch) AS %s".formatted(name, measurement.sampleColumn()));
        }
        StringBuilder values = new StringBuilder();
        StringBuilder bestOfRun = new StringBuilder();
        for (Measurement measurement : best) {
            String name = "_" + measurement.name();
            bestOfRun.append(
                    ", list_%2$s(list_filter(%1$s, lambda v: isfinite(v))) AS value%1$s, list_position(%1$s, value%1$s) AS epoch%1$s"
                            .formatted(name, measurement.isBestLargest() ? "max" : "min"));
            for (String part : List.of("epoch", "value")) {
                AGGREGATES.forEach(
                        (aggregate, sql) ->
                                values.append(
                                        ", (%s)::FLOAT AS %s"
                                                .formatted(
                                                        sql.formatted(part + name),
                                                        measurement.bestColumn(part, aggregate))));
            }
        }
        return """
        INSERT INTO experiment BY NAME
        SELECT false AS _shadowed, s.*, c.* EXCLUDE (_key), b.* EXCLUDE (_key)
        FROM (SELECT _key, count(*) AS _runs, least(count(*), 255)::UTINYINT AS num_runs, max(_length) AS _length%s
            FROM repetition GROUP BY _key) s
          LEFT JOIN (SELECT _key, list(num ORDER BY epoch)::UTINYINT[] AS _num%s FROM (
            SELECT _key, epoch, least(count(*) FILTER (epoch <= _length), 255) AS num%s FROM (
              SELECT _key, _length, unnest(_positions) AS epoch%s FROM (
                SELECT r.*, p._positions FROM repetition r JOIN (
                  SELECT _key, %s AS _positions FROM (SELECT _key, max(_length) AS _length FROM repetition GROUP BY _key)
                ) p USING (_key)))
            GROUP BY _key, epoch) GROUP BY _key) c USING (_key)
          LEFT JOIN (SELECT _key%s FROM (SELECT _key%s FROM repetition) GROUP BY _key) b USING (_key)
        """
                .formatted(
                        first, lists, medians, samples, SummarySql.positions(), values, bestOfRun);
    }

    /** A value that sorts as BUTTER's quartiles sort: what is not finite comes last. */
    static String ordered(String value) {
        return "CASE WHEN isfinite(%1$s) THEN %1$s WHEN %1$s IS NOT NULL THEN 'infinity'::FLOAT END"
                .formatted(value);
    }
}

package dev.creamery.engine.query;

import java.util.List;
import java.util.stream.Collectors;

/** SQL that fills the index from files of one schema. */
final class SummarySql {

    private SummarySql() {}

    /** Inserts a row per summary, with samples of its curves. */
    static String insert(Projection projection, List<String> paths) {
        FileSchema schema = projection.schema();
        List<Measurement> sampled =
                Measurement.SAMPLED.stream()
                        .filter(measurement -> schema.hasList(measurement.summaryColumn("median")))
                        .toList();
        String samples =
                sampled.stream()
                        .map(
                                measurement ->
                                        "list_select(%s, r._positions)::FLOAT[] AS %s"
                                                .formatted(
                                                        list(schema, measurement),
                                                        measurement.sampleColumn()))
                        .map(sample -> ", " + sample)
                        .collect(Collectors.joining());
        String num =
                schema.hasList("num")
                        ? ", list_select(r.num, r._positions)::UTINYINT[] AS _num"
                        : "";
        return """
        INSERT INTO experiment BY NAME
        SELECT %s AS _key, false AS _shadowed, p.* FROM (
          SELECT f.number AS _file, r.file_row_number AS _row, r._length, %s%s%s
          FROM (SELECT *, %s AS _positions FROM (SELECT *, %s AS _length FROM %s r)) r
            JOIN source_file f ON f.path = r._path) p
        """
                .formatted(
                        projection.key("p"),
                        projection.select(projection.scalars()),
                        num,
                        samples,
                        positions(),
                        length(schema),
                        Projection.read(paths));
    }

    /** Inserts a row per repetition: where it is, and whose it is. */
    static String insertRuns(Projection projection, List<String> paths) {
        FileSchema schema = projection.schema();
        return """
        INSERT INTO run
        SELECT %s, _file, _row, false, _run_id FROM (
          SELECT f.number AS _file, r.file_row_number AS _row, %s AS _run_id, %s
          FROM %s r JOIN source_file f ON f.path = r._path) p
        """
                .formatted(
                        projection.key("p"),
                        schema.sql("run_id").map(s -> s + "::VARCHAR").orElse("NULL"),
                        projection.select(projection.scalars()),
                        Projection.read(paths));
    }

    /** The epochs of the samples of a curve of {@code _length} epochs. */
    static String positions() {
        return "CASE WHEN _length > 0 THEN " + EpochGrid.sql("_length") + " END";
    }

    /** The number of epochs: the length of the first list that there is. */
    private static String length(FileSchema schema) {
        return Measurement.all().stream()
                .filter(measurement -> schema.hasList(measurement.summaryColumn("median")))
                .map(measurement -> "len(" + list(schema, measurement) + ")")
                .collect(Collectors.joining(", ", "coalesce(", ", 0)::INTEGER"));
    }

    private static String list(FileSchema schema, Measurement measurement) {
        return schema.sql(measurement.summaryColumn("median")).orElseThrow();
    }
}

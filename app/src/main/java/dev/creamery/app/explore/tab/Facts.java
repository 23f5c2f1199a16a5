package dev.creamery.app.explore.tab;

import dev.creamery.engine.query.Column;
import dev.creamery.engine.query.ColumnType;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.FileProblem;
import dev.creamery.engine.query.Measurement;

import java.util.List;

/**
 * What is known of a source so far.
 *
 * @param generation rises whenever there is something new to show
 * @param columns of the experiments, in the order of tables
 * @param experiments how many
 * @param repetitions how many with curves of their own; 0 if there are summaries only
 * @param measurements those that some file records
 * @param longest epochs of the longest curve; 0 if there are none
 * @param problems files that are left out
 */
public record Facts(
        long generation,
        List<Column> columns,
        long experiments,
        long repetitions,
        List<Measurement> measurements,
        int longest,
        List<FileProblem> problems) {

    /** Nothing has been read. */
    public static final Facts NONE = new Facts(-1, List.of(), 0, 0, List.of(), 0, List.of());

    public Facts {
        columns = List.copyOf(columns);
        measurements = List.copyOf(measurements);
        problems = List.copyOf(problems);
    }

    /** Asks the index; blocks. */
    public static Facts of(DatasetIndex index) {
        long generation = index.generation();
        return new Facts(
                generation,
                index.columns(),
                index.experiments(),
                index.repetitions(),
                index.measurements(),
                index.longestCurve(),
                index.problems());
    }

    /** Columns whose single values can be an axis, make series or small multiples. */
    public List<String> axes() {
        return columns.stream()
                .filter(column -> column.type() != ColumnType.OTHER)
                .map(Column::name)
                .toList();
    }

    /** Whether experiments have such a column. */
    public boolean has(String column) {
        return columns.stream().anyMatch(known -> known.name().equals(column));
    }
}

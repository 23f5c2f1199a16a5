package dev.creamery.engine.data;

import java.sql.SQLException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A CSV or TSV file. Columns are called c0, c1, … in SQL. */
record CsvSource(CsvFile csv) implements FileSource {

    @Override
    public String name() {
        return csv.file().toString();
    }

    @Override
    public List<String> columns() {
        return csv.columns();
    }

    /**
     * DuckDB turns a plain TRY_CAST of a CSV column into a strict cast in its reader, and takes
     * 1_000 for a number; the replacement prevents both.
     */
    @Override
    public String countQuery() {
        String counts =
                list(index -> ", count(TRY_CAST(replace(c" + index + ", '_', 'x') AS DOUBLE))", "");
        return "SELECT count(*)" + counts + from(index -> "VARCHAR");
    }

    @Override
    public String rowsQuery(List<RawColumn> columns) {
        return "SELECT *" + from(index -> columns.get(index).numeric() ? "DOUBLE" : "VARCHAR");
    }

    private String from(IntFunction<String> type) {
        return " FROM read_csv("
                + DuckDb.path(csv.file())
                + ", auto_detect = false, header = true, strict_mode = true, delim = '"
                + csv.separator()
                + "', quote = '\"', escape = '\"', compression = '"
                + (csv.gzip() ? "gzip" : "none")
                + "', columns = {"
                + list(index -> "c" + index + ": '" + type.apply(index) + "'", ", ")
                + "})";
    }

    private String list(IntFunction<String> item, String separator) {
        return IntStream.range(0, columns().size())
                .mapToObj(item)
                .collect(Collectors.joining(separator));
    }

    @Override
    public String place(long row) {
        return "line " + csv.lineOfRow(row);
    }

    @Override
    public DatasetException explain(SQLException error) {
        return CsvErrors.explain(csv, error);
    }
}

package dev.creamery.engine.data;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A Parquet file.
 *
 * @param texts SQL that gives each column as text
 */
record ParquetSource(Path file, List<String> columns, List<String> texts) implements FileSource {

    static ParquetSource of(Path file, Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet described =
                        statement.executeQuery(
                                "DESCRIBE FROM read_parquet(" + DuckDb.path(file) + ")")) {
            while (described.next()) {
                String column = described.getString("column_name");
                columns.add(column);
                texts.add(text(file, column, described.getString("column_type")));
            }
        }
        return new ParquetSource(file, columns, texts);
    }

    private static String text(Path file, String column, String type) {
        boolean nested = type.endsWith("]") || type.matches("(STRUCT|MAP|UNION).*");
        if (nested || type.equals("BLOB")) {
            throw new DatasetException(
                    file
                            + ", column '"
                            + column
                            + "' has values of type "
                            + type
                            + "; only numbers and text can be used: remove or convert it");
        }
        String quoted = "\"" + column.replace("\"", "\"\"") + "\"";
        return type.equals("BOOLEAN") ? quoted + "::TINYINT::VARCHAR" : quoted + "::VARCHAR";
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public String countQuery() {
        return texts.stream()
                .map(text -> ", count(" + number(text) + ")")
                .collect(Collectors.joining("", "SELECT count(*)", from()));
    }

    @Override
    public String rowsQuery(List<RawColumn> numbered) {
        return IntStream.range(0, texts.size())
                .mapToObj(
                        index ->
                                numbered.get(index).numeric()
                                        ? number(texts.get(index))
                                        : texts.get(index))
                .collect(Collectors.joining(", ", "SELECT ", from()));
    }

    /** As in CSV files, 1_000 is no number. */
    private static String number(String text) {
        return "TRY_CAST(replace(" + text + ", '_', 'x') AS DOUBLE)";
    }

    private String from() {
        return " FROM read_parquet(" + DuckDb.path(file) + ")";
    }

    @Override
    public String place(long row) {
        return "row " + (row + 1);
    }

    @Override
    public DatasetException explain(SQLException error) {
        return new DatasetException(file + " cannot be read: " + error.getMessage(), error);
    }
}

package dev.creamery.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Opens files as tables: CSV and TSV, compressed by gzip or not, with a header and fields separated
 * by commas, semicolons or tabs; and Parquet.
 */
final class DatasetReader {

    private DatasetReader() {}

    /**
     * Opens a file.
     *
     * @return to be closed
     * @throws DatasetException if it is not there, or cannot be read; the message names the place
     */
    static RawTable open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(
                    "there is no file "
                            + file
                            + " (looked for "
                            + file.toAbsolutePath()
                            + "); give the path from the working directory, or the whole path");
        }
        Connection connection = connect();
        try {
            boolean parquet = file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
            return new FileTable(parquet ? parquet(file, connection) : csv(file), connection);
        } catch (IOException | SQLException broken) {
            close(connection);
            throw new DatasetException(
                    file
                            + " cannot be read: "
                            + String.valueOf(broken.getMessage()).lines().findFirst().orElse("")
                            + "; replace the file",
                    broken);
        } catch (RuntimeException failed) {
            close(connection);
            throw failed;
        }
    }

    private static FileTable.Source csv(Path file) throws IOException {
        CsvFile csv = CsvFile.of(file);
        List<String> texts = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int index = 0; index < csv.columns().size(); index++) {
            texts.add("c" + index);
            types.add("c" + index + ": 'VARCHAR'");
        }
        String relation =
                "read_csv("
                        + path(file)
                        + ", auto_detect = false, header = true, strict_mode = true, delim = '"
                        + csv.separator()
                        + "', quote = '\"', escape = '\"', compression = '"
                        + (csv.gzip() ? "gzip" : "none")
                        + "', columns = {"
                        + String.join(", ", types)
                        + "})";
        return new FileTable.Source(
                file.toString(),
                relation,
                csv.columns(),
                texts,
                row -> "line " + csv.lineOfRow(row),
                error -> CsvErrors.explain(csv, error));
    }

    private static FileTable.Source parquet(Path file, Connection connection) throws SQLException {
        String relation = "read_parquet(" + path(file) + ")";
        List<String> names = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet columns = statement.executeQuery("DESCRIBE FROM " + relation)) {
            while (columns.next()) {
                String name = columns.getString(1);
                names.add(name);
                texts.add(parquetText(file, name, columns.getString(2)));
            }
        }
        return new FileTable.Source(
                file.toString(),
                relation,
                names,
                texts,
                row -> "row " + (row + 1),
                error ->
                        new DatasetException(
                                file + " cannot be read: " + error.getMessage(), error));
    }

    private static String parquetText(Path file, String name, String type) {
        if (type.contains("(") && !type.startsWith("DECIMAL")
                || type.endsWith("]")
                || type.equals("BLOB")) {
            throw new DatasetException(
                    file
                            + ", column '"
                            + name
                            + "' has values of type "
                            + type
                            + "; only numbers and text can be used: remove or convert it");
        }
        String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
        return type.equals("BOOLEAN") ? quoted + "::TINYINT::VARCHAR" : quoted + "::VARCHAR";
    }

    /** A path as SQL text in which DuckDB sees no wildcards. */
    private static String path(Path file) {
        String escaped = file.toString().replaceAll("[\\[*?]", "[$0]").replace("'", "''");
        return "'" + escaped + "'";
    }

    private static Connection connect() {
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:");
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET autoinstall_known_extensions = false");
                statement.execute("SET autoload_known_extensions = false");
                statement.execute("SET memory_limit = '2GB'");
            }
            return connection;
        } catch (SQLException | LinkageError broken) {
            throw new DatasetException(
                    "DuckDB, which reads files of data, does not work here: "
                            + broken.getMessage()
                            + "; generated datasets need no files",
                    broken);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

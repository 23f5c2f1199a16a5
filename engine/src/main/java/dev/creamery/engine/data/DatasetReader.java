package dev.creamery.engine.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
                            + (file.isAbsolute()
                                    ? ""
                                    : " (looked for " + file.toAbsolutePath() + ")")
                            + "; give the path from the folder of the sweep file that has it (on"
                            + " the command line, from the current folder), or the whole path");
        }
        Connection connection = DuckDb.open();
        try {
            boolean parquet = file.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
            return new FileTable(
                    parquet ? ParquetSource.of(file, connection) : new CsvSource(CsvFile.of(file)),
                    connection);
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

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

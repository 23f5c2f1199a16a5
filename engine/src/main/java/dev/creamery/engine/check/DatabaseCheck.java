package dev.creamery.engine.check;

import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.Folders;
import dev.creamery.engine.store.ParquetFiles;
import dev.creamery.engine.store.Sql;

import org.duckdb.DuckDBConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Whether DuckDB's native library works here, and writes Parquet that it can read. */
public final class DatabaseCheck implements MachineCheck.Look {

    private static final String SUBJECT = "results";
    private static final String REMEDY =
            "set CREAMERY_OPTS=-Djava.io.tmpdir=FOLDER to one that you may write to and that holds"
                    + " executable files; DuckDB unpacks its library there";

    @Override
    public List<Finding> look() throws IOException {
        Path folder = Files.createTempDirectory("creamery-doctor-");
        try (DuckDb database = DuckDb.inMemory(256, 1, folder.resolve("spill"));
                DuckDBConnection connection = database.connect()) {
            Path file = folder.resolve("try.parquet");
            ParquetFiles.write(
                    connection,
                    "SELECT i::UINTEGER AS id, [i::FLOAT, 'nan'::FLOAT] AS losses FROM range(100)"
                            + " t(i)",
                    file,
                    Map.of());
            List<Long> sums =
                    DuckDb.longs(
                            connection,
                            "SELECT sum(losses[1]) + count(*) FILTER (isnan(losses[2])) FROM "
                                    + Sql.parquet(List.of(file)));
            String version = DuckDb.texts(connection, "SELECT version()").getFirst();
            return List.of(
                    sums.equals(List.of(99L * 50 + 100))
                            ? Finding.ok(SUBJECT, "DuckDB " + version + " writes and reads Parquet")
                            : Finding.problem(
                                    SUBJECT,
                                    "DuckDB " + version + " reads other Parquet than it wrote",
                                    "please report it"));
        } catch (SQLException | IOException | LinkageError broken) {
            return List.of(
                    Finding.problem(SUBJECT, "DuckDB does not work here: " + broken, REMEDY));
        } finally {
            Folders.delete(folder);
        }
    }
}

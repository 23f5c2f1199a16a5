package dev.creamery.engine.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Asks a DuckDB of its own, set up like any user's. */
public final class Query {

    private Query() {}

    /** The rows of a query, each with its values as texts separated by blanks. */
    public static List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(column == 1 ? "" : " ").append(result.getObject(column));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    /** Runs a statement that returns nothing, such as COPY. */
    public static void execute(String sql) throws SQLException {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

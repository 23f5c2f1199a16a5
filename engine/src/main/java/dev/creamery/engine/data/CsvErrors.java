package dev.creamery.engine.data;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in this program's words what DuckDB found wrong with a CSV file. */
final class CsvErrors {

    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern COLUMNS =
            Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

    private CsvErrors() {}

    static DatasetException explain(CsvFile csv, SQLException error) {
        String message = String.valueOf(error.getMessage());
        Matcher line = LINE.matcher(message);
        if (!line.find()) {
            return new DatasetException(csv.file() + " cannot be read: " + general(message), error);
        }
        long record = Long.parseLong(line.group(1)) - 1;
        if (message.contains("not utf-8")) {
            return csv.notUtf8(record);
        }
        String place = csv.file() + ", line " + csv.lineOfRecord(record);
        Matcher columns = COLUMNS.matcher(message);
        if (columns.find()) {
            return new DatasetException(
                    place
                            + " has "
                            + columns.group(2)
                            + " values for the "
                            + columns.group(1)
                            + " columns of the header"
                            + missingColumn(csv, Integer.parseInt(columns.group(2)))
                            + "; correct the line",
                    error);
        }
        if (message.contains("unterminated quote")) {
            return new DatasetException(
                    place
                            + " has a quote (\") that is not closed before a separator or the end"
                            + " of the line; close it, or double it if it belongs to the value",
                    error);
        }
        return new DatasetException(place + " cannot be read: " + general(message), error);
    }

    private static String missingColumn(CsvFile csv, int found) {
        return found < csv.columns().size()
                ? " (nothing for column '" + csv.columns().get(found) + "')"
                : "";
    }

    private static String general(String message) {
        return message.contains("invalid state")
                ? "its lines do not all end in the same way, or quotes do not match; save it again"
                        + " with one kind of line end"
                : message.lines().findFirst().orElse(message);
    }
}

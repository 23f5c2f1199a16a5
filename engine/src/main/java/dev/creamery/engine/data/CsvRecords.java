package dev.creamery.engine.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a CSV or TSV file as undecoded bytes, to read the header with and to find places
 * for error messages; DuckDB reads the rows. A record ends at a line's end outside quotes.
 */
final class CsvRecords implements AutoCloseable {

    private final InputStream stream;
    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private long line;
    private long linesRead;
    private int ahead;

    CsvRecords(Path file) throws IOException {
        stream = TextFile.open(file);
        ahead = stream.read();
    }

    /** Goes on to the next record; false at the end of the file. */
    boolean next() throws IOException {
        if (ahead < 0) {
            return false;
        }
        record.reset();
        line = linesRead + 1;
        boolean quoted = false;
        boolean fieldBegins = true;
        while (ahead >= 0) {
            int current = read();
            boolean lineEnds = current == '\n' || (current == '\r' && ahead != '\n');
            linesRead += lineEnds ? 1 : 0;
            if (lineEnds && !quoted) {
                break;
            }
            if (current == '"' && (quoted || fieldBegins)) {
                // Two quotes inside quotes close and open again, which comes to the same.
                quoted = !quoted;
                fieldBegins = quoted || ahead == '"';
            } else {
                fieldBegins = !quoted && (isSeparator(current) || (fieldBegins && current == ' '));
            }
            record.write(current);
        }
        return true;
    }

    private int read() throws IOException {
        int current = ahead;
        ahead = stream.read();
        return current;
    }

    private static boolean isSeparator(int character) {
        return character == ',' || character == ';' || character == '\t';
    }

    /** The record without its line end. */
    byte[] bytes() {
        byte[] bytes = record.toByteArray();
        int length = bytes.length;
        return length > 0 && bytes[length - 1] == '\r'
                ? java.util.Arrays.copyOf(bytes, length - 1)
                : bytes;
    }

    boolean isBlank() {
        return bytes().length == 0;
    }

    /** The line that the record begins on, from 1. */
    long line() {
        return line;
    }

    /** Splits a record into its fields and takes off their quotes and outer blanks. */
    static List<String> fields(String record, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int index = 0; index < record.length(); index++) {
            char current = record.charAt(index);
            if (current == '"' && (quoted || field.toString().isBlank())) {
                boolean escaped =
                        quoted && index + 1 < record.length() && record.charAt(index + 1) == '"';
                if (escaped) {
                    field.append(current);
                    index++;
                } else {
                    quoted = !quoted;
                }
            } else if (current == separator && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(current);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}

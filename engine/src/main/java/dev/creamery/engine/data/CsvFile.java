package dev.creamery.engine.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What DuckDB is told of a CSV or TSV file rather than letting it guess: its guesses take a file
 * with one ragged row for a file with one column.
 *
 * @param file the file
 * @param gzip whether it is compressed
 * @param separator between fields: comma, semicolon or tab
 * @param columns names in the header
 */
record CsvFile(Path file, boolean gzip, char separator, List<String> columns) {

    private static final String UTF_8_REMEDY = "save the file as UTF-8";

    /**
     * Reads the header.
     *
     * @throws DatasetException if there is none, or its names cannot be used
     */
    static CsvFile of(Path file) throws IOException {
        boolean gzip = TextFile.isGzip(file);
        if (gzip) {
            TextFile.checkGzip(file);
        }
        try (CsvRecords records = new CsvRecords(file)) {
            if (!records.next()) {
                throw new DatasetException(
                        file + " is empty; it needs a line of column names, then rows");
            }
            String header = decodeHeader(file, records.bytes());
            char separator = separator(header);
            List<String> columns = CsvRecords.fields(header, separator);
            checkNames(file, columns);
            return new CsvFile(file, gzip, separator, columns);
        }
    }

    private static String decodeHeader(Path file, byte[] bytes) {
        try {
            String header = decode(bytes);
            if (header.indexOf('\0') < 0) {
                return header.startsWith("\uFEFF") ? header.substring(1) : header;
            }
        } catch (CharacterCodingException notUtf8) {
            // as below
        }
        throw new DatasetException(
                file
                        + ", line 1: the column names are not UTF-8 ('"
                        + new String(bytes, ISO_8859_1).replace("\0", "").strip()
                        + "'); "
                        + UTF_8_REMEDY);
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }

    /** The separator that the header has most of. */
    private static char separator(String header) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (CsvRecords.fields(header, candidate).size()
                    > CsvRecords.fields(header, best).size()) {
                best = candidate;
            }
        }
        return best;
    }

    private static void checkNames(Path file, List<String> columns) {
        if (columns.size() < 2) {
            throw new DatasetException(
                    file
                            + ", line 1 has a single column '"
                            + columns.getFirst()
                            + "'; a dataset needs a target and columns to predict it from,"
                            + " separated by commas, semicolons or tabs");
        }
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < columns.size(); index++) {
            String name = columns.get(index);
            String place = file + ", line 1: column " + (index + 1);
            if (name.isEmpty()) {
                throw new DatasetException(
                        place + " has no name; give it one, or remove it if it numbers the rows");
            }
            if (!seen.add(name)) {
                throw new DatasetException(
                        place
                                + " is called '"
                                + name
                                + "' like an earlier one; give every column a name of its own");
            }
            if (NumberText.isNumber(name) && !name.matches("\\d+")) {
                throw new DatasetException(
                        place
                                + " is called '"
                                + name
                                + "', so this seems to be a row already; put a line of column names"
                                + " before it");
            }
        }
    }

    /** The line that a row begins on; blank lines are no rows. */
    long lineOfRow(long row) {
        return lineOf(row + 1, false); // the header is no row
    }

    /** The line that a record begins on: DuckDB's "line", which counts a record as one. */
    long lineOfRecord(long record) {
        return lineOf(record, true);
    }

    private long lineOf(long index, boolean countBlank) {
        long seen = -1;
        try (CsvRecords records = new CsvRecords(file)) {
            while (records.next()) {
                seen += countBlank || !records.isBlank() ? 1 : 0;
                if (seen == index) {
                    return records.line();
                }
            }
        } catch (IOException gone) {
            throw new DatasetException(file + " cannot be read: " + gone.getMessage(), gone);
        }
        return index + 1;
    }

    /** Names the column and the value of a record that is not UTF-8. */
    DatasetException notUtf8(long record) {
        String place = file + ", line " + lineOfRecord(record);
        try (CsvRecords records = new CsvRecords(file)) {
            for (long index = 0; index <= record && records.next(); index++) {}
            List<String> fields =
                    CsvRecords.fields(new String(records.bytes(), ISO_8859_1), separator);
            for (int index = 0; index < Math.min(fields.size(), columns.size()); index++) {
                byte[] field = fields.get(index).getBytes(ISO_8859_1);
                if (!isUtf8(field)) {
                    return new DatasetException(
                            place
                                    + ", column '"
                                    + columns.get(index)
                                    + "': '"
                                    + fields.get(index)
                                    + "' is not UTF-8; "
                                    + UTF_8_REMEDY);
                }
            }
        } catch (IOException gone) {
            // the line must do
        }
        return new DatasetException(place + " is not UTF-8; " + UTF_8_REMEDY);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            return decode(bytes) != null;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}

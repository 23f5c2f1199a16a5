package dev.creamery.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.creamery.engine.network.Task;
import dev.creamery.engine.sweep.DatasetFacts;
import dev.creamery.engine.sweep.InvalidValueException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files of one's own: what is read, and what is said of those that cannot be. */
class DatasetReaderTest {

    private static final String GOOD = "a,b,target\n1,x,2\n3,y,4\n5,x,2\n";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void separatorsAreFoundInTheHeader(String separator) throws IOException {
        assertReads("made.csv", GOOD.replace(",", separator).getBytes(UTF_8));
    }

    @Test
    void lineEndsOfWindowsAndAByteOrderMarkAreNothing() throws IOException {
        assertReads("made.csv", ("\uFEFF" + GOOD.replace("\n", "\r\n")).getBytes(UTF_8));
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertReads("made.csv", GOOD.strip().getBytes(UTF_8));
    }

    @Test
    void blankLinesAreNoRows() throws IOException {
        assertReads("made.csv", GOOD.replace("\n", "\n\n").getBytes(UTF_8));
    }

    @Test
    void blanksAroundValuesDoNotCount() throws IOException {
        assertReads("made.csv", GOOD.replace(",", " , ").getBytes(UTF_8));
    }

    @Test
    void quotesProtectSeparatorsQuotesAndLineEnds() throws IOException {
        Path file =
                write(
                        "made.csv",
                        "\"a, or b\",\"tar\"\"get\"\n"
                                + "\"1,5\",\"x\n"
                                + "y\"\n"
                                + "2,\"say \"\"hi\"\"\"\n"
                                + "3,z\n");

        assertThat(catalog().describe(file.toString()).features().getFirst())
                .extracting(ColumnEncoding::column, ColumnEncoding::values)
                .containsExactly("a, or b", List.of("1,5", "2", "3"));
        assertThat(catalog().describe(file.toString()).target().values())
                .containsExactly("say \"hi\"", "x\ny", "z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"made.csv.gz", "made.tsv.gz", "made.csv"})
    void compressedFilesAreKnownByTheirContent(String name) throws IOException {
        assertReads(name, gzip(GOOD));
    }

    @Test
    void namesWithQuotesAndWildcardsAreJustNames() throws IOException {
        write("made1.csv", "p,q\n1,2\n3,4\n");
        assertReads("it's made[1]*.csv", GOOD.getBytes(UTF_8));
    }

    @Test
    void parquetIsRead() throws Exception {
        Path file = folder.resolve("made.parquet");
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM (VALUES (1.5, true, 'x', 7::UTINYINT),"
                            + " (2.5, false, 'y', 8), (3.5, true, 'x', 9))"
                            + " t(\"a \"\"b\"\"\", flag, word, target)) TO '"
                            + file
                            + "' (FORMAT parquet)");
        }

        PreparedDataset dataset = catalog().prepare(file.toString());

        assertThat(dataset.inputs()).containsExactly(1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 1, 1);
        assertThat(dataset.targets()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
    }

    @Test
    void parquetWithNullsNamesTheRow() throws Exception {
        Path file = folder.resolve("made.parquet");
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM (VALUES (1.5, 1), (NULL, 2), (3.5, 3)) t(a, target)) TO '"
                            + file
                            + "' (FORMAT parquet)");
        }

        assertFails(file, "row 2, column 'a'", "missing");
    }

    @Test
    void parquetWithListsNamesTheColumn() throws Exception {
        Path file = folder.resolve("made.parquet");
        try (var duckdb = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duckdb.createStatement()) {
            statement.execute(
                    "COPY (SELECT [1, 2] AS a, 3 AS target) TO '" + file + "' (FORMAT parquet)");
        }

        assertFails(file, "column 'a'", "INTEGER[]");
    }

    @Test
    void parquetThatIsNoneIsAnError() throws IOException {
        assertFails(write("made.parquet", "no parquet at all, but some text"), "cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "n/a", "NaN", "?", "null", "\"\"", " "})
    void aMissingValueNamesLineAndColumn(String missing) throws IOException {
        assertFails(
                write("made.csv", "a,b,target\n1,2,3\n4," + missing + ",6\n7,8,9\n"),
                "made.csv, line 3, column 'b': the value is missing",
                "fill it in or remove the row");
    }

    @Test
    void linesAreCountedAcrossQuotedLineEndsAndBlankLines() throws IOException {
        assertFails(
                write("made.csv", "\"a\nb\",target\n\n\"x\n\ny\",1\n\nz,?\n"),
                "line 8, column 'target'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3| has 2 values for the 3 columns of the header (nothing for column 'target')",
                "3,4,5,6| has 4 values for the 3 columns"
            })
    void aRaggedRowNamesItsLine(String ragged, String message) throws IOException {
        String row = ragged.equals("3") ? "3,4" : ragged;
        assertFails(
                write("made.csv", "a,b,target\n1,2,3\n\n" + row + "\n7,8,9\n"),
                "made.csv, line 4 " + message);
    }

    @Test
    void aRaggedRowFarBelowIsNotTheEndOfTheFile() throws IOException {
        String rows = "1,2\n2,3\n".repeat(150_000);
        assertFails(
                write("made.csv", "a,target\n" + rows + "5\n" + rows),
                "line 300002 has 1 values for the 2 columns");
    }

    @Test
    void anOpenQuoteNamesItsLine() throws IOException {
        assertFails(write("made.csv", "a,target\n1,2\n3,\"4\n5,6\n"), "line 3", "quote");
    }

    @Test
    void anotherEncodingNamesLineColumnAndValue() throws IOException {
        Path file = folder.resolve("made.csv");
        Files.write(file, "a,town,target\n1,Ulm,3\n\n4,K\u00f6ln,6\n".getBytes(ISO_8859_1));

        assertFails(
                file, "line 4, column 'town': 'K\u00f6ln' is not UTF-8; save the file as UTF-8");
    }

    @Test
    void anotherEncodingOfTheHeaderIsSeen() throws IOException {
        Path file = folder.resolve("made.csv");
        Files.write(file, "gr\u00f6\u00dfe,target\n1,2\n3,4\n".getBytes(ISO_8859_1));
        assertFails(file, "line 1", "gr\u00f6\u00dfe", "UTF-8");

        Files.write(file, GOOD.getBytes(UTF_16));
        assertFails(file, "line 1", "UTF-8");
    }

    @Test
    void aConstantTargetIsAnError() throws IOException {
        assertFails(
                write("made.csv", "a,target\n1,5\n2,5\n"),
                "column 'target'",
                "same value '5' in every row");
    }

    @Test
    void aRegressionTargetThatIsNoNumberNamesLineAndValue() throws IOException {
        Path file = write("made.csv", "a,target\n1,5\n2,6\n3,seven\n4,8\n");

        assertFails(file + "?task=regression", "column 'target'", "'seven' in line 4");
    }

    @Test
    void aColumnOfNumbersWithAStrayWordNamesTheWord() throws IOException {
        StringBuilder rows = new StringBuilder("a,target\n");
        for (int row = 0; row < 50; row++) {
            rows.append(row == 30 ? "thirty" : row).append(',').append(row % 2).append('\n');
        }

        assertFails(write("made.csv", rows.toString()), "column 'a'", "'thirty' in line 32");
    }

    @Test
    void decimalCommasAreNotTakenForCategories() throws IOException {
        StringBuilder rows = new StringBuilder("a;target\n");
        for (int row = 0; row < 30; row++) {
            rows.append(row).append(",5;").append(row % 2).append('\n');
        }

        assertFails(
                write("made.csv", rows.toString()),
                "column 'a'",
                "'0,5' in line 2",
                "decimals with a point");
    }

    @Test
    void anInfiniteValueNamesLineAndColumn() throws IOException {
        assertFails(write("made.csv", "a,target\n1,5\ninf,6\n"), "line 3, column 'a'", "infinite");
    }

    @Test
    void underscoresMakeNoNumbers() throws IOException {
        Path file = write("made.csv", "a,target\n1_0,5\n10,6\n1_0,5\n");

        assertThat(catalog().describe(file.toString()).features().getFirst().values())
                .containsExactly("1_0", "10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''| is empty",
                "'a,target\n'| has no rows",
                "'a,target\n1,2\n'| has a single row",
                "'target\n1\n2\n'| has a single column 'target'",
                "'a,a,target\n1,2,3\n4,5,6\n'| column 2 is called 'a' like an earlier one",
                "',a,target\n1,2,3\n4,5,6\n'| column 1 has no name",
                "'5.1,3.5,setosa\n4.9,3.0,setosa\n'| seems to be a row already",
                "'a,target\n5,1\n5,2\n'| no column besides the target 'target'"
            })
    void filesThatAreNoDatasetsAreRefused(String content, String message) throws IOException {
        assertFails(write("made.csv", content), "made.csv", message);
    }

    @Test
    void tooManyCategoriesAreRefused() throws IOException {
        StringBuilder rows = new StringBuilder("id,target\n");
        for (int row = 0; row <= 10_000; row++) {
            rows.append("id").append(row).append(',').append(row % 2).append('\n');
        }

        assertFails(
                write("made.csv", rows.toString()),
                "column 'id' has more than 10000 different values that are not numbers",
                "remove the column");
    }

    @Test
    void aMissingFileNamesWhereItWasLookedFor() {
        assertFails(
                Path.of("no", "such.csv"), Path.of("no", "such.csv").toAbsolutePath().toString());
    }

    @Test
    void aTruncatedOrDamagedCompressedFileIsAnError() throws IOException {
        byte[] whole = gzip("a,b,target\n" + "1,x,2\n3,y,4\n".repeat(5000));
        Path file = folder.resolve("made.csv.gz");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertFails(file, "made.csv.gz cannot be read");

        whole[whole.length - 6] ^= 1; // in the checksum
        Files.write(file, whole);
        assertFails(file, "made.csv.gz cannot be read");
    }

    private DatasetCatalog catalog() {
        return new DatasetCatalog(List.of(), folder.resolve("cache"), SharedPmlb.offline());
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** It holds the rows of GOOD, and its facts are those of what is prepared. */
    private void assertReads(String name, byte[] content) throws IOException {
        Path file = Files.write(folder.resolve(name), content);
        DatasetCatalog catalog = catalog();
        DatasetFacts facts = catalog.facts(file.toString());
        PreparedDataset dataset = catalog.prepare(file.toString());

        assertThat(facts)
                .isEqualTo(new DatasetFacts(file.toString(), 3, 2, Task.CLASSIFICATION, 4, 1))
                .isEqualTo(dataset.facts());
        assertThat(dataset.inputs()).containsExactly(1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1, 1);
        assertThat(dataset.targets()).containsExactly(1, 0, 1);
    }

    private void assertFails(Path file, String... messages) {
        assertFails(file.toString(), messages);
    }

    private void assertFails(String dataset, String... messages) {
        assertThatThrownBy(() -> catalog().prepare(dataset))
                .isInstanceOf(DatasetException.class)
                .message()
                .contains(messages);
        assertThatThrownBy(() -> catalog().facts(dataset))
                .isInstanceOf(InvalidValueException.class)
                .message()
                .contains(messages);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var stream = new GZIPOutputStream(bytes)) {
            stream.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}

package dev.creamery.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.InvalidValueException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

class DatasetCatalogTest {

    @TempDir Path folder;

    @Test
    void factsOfKnownDatasetsNeedNoFile() {
        assertThat(catalog().facts("mnist")).isEqualTo(ButterDatasets.named("mnist").orElseThrow());
        assertThat(catalog().facts("two_moons?rows=77").rows()).isEqualTo(77);
    }

    @Test
    void aDataFolderComesBeforeTheCacheAndTheCacheBeforeADownload() throws IOException {
        Path cached = folder.resolve("cache/banana/banana.tsv.gz");
        assertThat(catalog().locate("banana"))
                .isEqualTo(
                        new DatasetLocation.ToDownload(
                                URI.create("http://127.0.0.1:1/banana/banana.tsv.gz"), cached));

        place(cached);
        assertThat(catalog().locate("banana")).isEqualTo(new DatasetLocation.InCache(cached));

        Path flat = place(folder.resolve("second/banana.tsv.gz"));
        assertThat(catalog().locate("banana")).isEqualTo(new DatasetLocation.InDataFolder(flat));

        Path nested = place(folder.resolve("first/banana/banana.tsv.gz"));
        assertThat(catalog().locate("banana")).isEqualTo(new DatasetLocation.InDataFolder(nested));
    }

    @Test
    void generatedDatasetsAndFilesAreLocatedWithoutLooking() {
        assertThat(catalog().locate("friedman1?seed=2")).isEqualTo(new DatasetLocation.Generated());
        assertThat(catalog().locate("no/such.csv?target=y"))
                .isEqualTo(new DatasetLocation.UserFile(Path.of("no/such.csv")))
                .extracting(DatasetLocation::description)
                .asString()
                .endsWith("such.csv (missing)");
    }

    @Test
    void anUnknownNameIsAnError() {
        assertThatThrownBy(() -> catalog().locate("bananna"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("did you mean banana?");
    }

    @Test
    void aDataFolderThatDoesNotExistIsAnError() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> new DatasetCatalog(List.of(missing), folder, SharedPmlb.offline()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no data folder " + missing);
    }

    @Test
    void withoutFileAndServerPreparingSaysWhatToDo() {
        assertThatThrownBy(() -> catalog().prepare("adult"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("adult cannot be downloaded from http://127.0.0.1:1/adult/")
                .hasMessageContaining("--data");
    }

    @Test
    void aFileUnderAKnownNameMustBeThatDataset() throws IOException {
        place(folder.resolve("first/banana.tsv.gz"));

        assertThatThrownBy(() -> catalog().prepare("banana"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("is not banana as published: it has 2 rows, 2 features")
                .hasMessageContaining("where 5300 rows, 2 features");
    }

    /** As many rows and different values as nursery has: 3 + 5 + 4 + 4 + 3 + 1 + 3 + 3 inputs. */
    @Test
    void categoriesBecomeTheInputsThatTheTableSays() throws IOException {
        int[] values = {3, 5, 4, 4, 3, 2, 3, 3, 4};
        StringBuilder text = new StringBuilder("a\tb\tc\td\te\tf\tg\th\ttarget\n");
        for (int row = 0; row < 12_958; row++) {
            for (int column = 0; column < values.length; column++) {
                text.append(row % values[column]).append(column < 8 ? '\t' : '\n');
            }
        }
        place(folder.resolve("first/nursery.tsv.gz"), text.toString());

        assertThat(catalog().prepare("nursery").facts())
                .isEqualTo(ButterDatasets.named("nursery").orElseThrow());
    }

    @Test
    void preparedDatasetsAreShared() {
        DatasetCatalog catalog = catalog();

        assertThat(catalog.prepare("spirals?rows=50"))
                .isSameAs(catalog.prepare("spirals?rows=50"))
                .isSameAs(catalog.prepare("spirals?seed=1&rows=50"));
    }

    @Test
    void onlyTheLatestDatasetsAreKept() {
        DatasetCatalog catalog = catalog();
        PreparedDataset first = catalog.prepare("spirals?rows=11");
        PreparedDataset second = catalog.prepare("spirals?rows=12");
        catalog.prepare("spirals?rows=13");
        catalog.prepare("spirals?rows=14");
        assertThat(catalog.prepare("spirals?rows=11")).isSameAs(first);
        catalog.prepare("spirals?rows=15");

        assertThat(catalog.prepare("spirals?rows=11")).isSameAs(first);
        assertThat(catalog.prepare("spirals?rows=12")).isNotSameAs(second);
    }

    @Test
    void aFileThatChangesIsReadAgain() throws IOException {
        Path file = Files.writeString(folder.resolve("made.csv"), "a,target\n1,2\n3,4\n");
        DatasetCatalog catalog = catalog();
        assertThat(catalog.facts(file.toString()).rows()).isEqualTo(2);
        PreparedDataset before = catalog.prepare(file.toString());

        Files.writeString(file, "a,target\n1,2\n3,4\n5,6\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(catalog.facts(file.toString()).rows()).isEqualTo(3);
        assertThat(catalog.prepare(file.toString()).rows()).isEqualTo(3);
        assertThat(before.rows()).isEqualTo(2);
    }

    /** Another Java, whose class path lacks DuckDB. */
    @Test
    void generatedDatasetsNeedNoDuckDb() throws Exception {
        String classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> !entry.contains("duckdb"))
                        .collect(Collectors.joining(File.pathSeparator));
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                classPath,
                                WithoutDuckDb.class.getName(),
                                folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(java.getInputStream().readAllBytes(), UTF_8);

        assertThat(java.waitFor()).describedAs(output).isZero();
        assertThat(output).contains("2000 rows of two_moons").contains("no DuckDB");
    }

    /** Run by {@link #generatedDatasetsNeedNoDuckDb}. */
    static final class WithoutDuckDb {
        private WithoutDuckDb() {}

        public static void main(String[] arguments) {
            try {
                Class.forName("org.duckdb.DuckDBDriver");
            } catch (ClassNotFoundException expected) {
                System.out.println("no DuckDB");
            }
            var catalog =
                    new DatasetCatalog(List.of(), Path.of(arguments[0]), SharedPmlb.offline());
            PreparedDataset moons = catalog.prepare("two_moons");
            System.out.println(moons.rows() + " rows of " + moons.facts().name());
        }
    }

    private DatasetCatalog catalog() {
        try {
            Path first = Files.createDirectories(folder.resolve("first"));
            Path second = Files.createDirectories(folder.resolve("second"));
            return new DatasetCatalog(
                    List.of(first, second), folder.resolve("cache"), SharedPmlb.offline());
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Path place(Path file) throws IOException {
        return place(file, "a\tb\ttarget\n1\t2\t3\n4\t5\t6\n");
    }

    private static Path place(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        try (var stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write(text.getBytes(UTF_8));
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linux", "Mac OS X", "Windows 11"})
    void theCacheLiesWhereTheSystemKeepsCaches(String system) {
        Path home = Path.of("/home/ada").toAbsolutePath();
        Path local = Path.of("/local").toAbsolutePath();
        Path expected =
                switch (system) {
                    case "Linux" -> home.resolve(".cache/creamery/datasets");
                    case "Mac OS X" -> home.resolve("Library/Caches/creamery/datasets");
                    default -> local.resolve("creamery/cache/datasets");
                };

        assertThat(
                        UserCache.datasets(
                                system, java.util.Map.of("LOCALAPPDATA", local.toString()), home))
                .isEqualTo(expected);
        Path xdg = Path.of("/caches").toAbsolutePath();
        assertThat(
                        UserCache.datasets(
                                system, java.util.Map.of("XDG_CACHE_HOME", xdg.toString()), home))
                .isEqualTo(xdg.resolve("creamery/datasets"));
    }
}

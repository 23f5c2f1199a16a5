package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;

class DatasetIndexTest {

    @TempDir Path folder;
    Study study;

    @BeforeEach
    void makeStudy() throws Exception {
        study = new Study(folder);
    }

    @AfterEach
    void close() throws Exception {
        study.close();
    }

    static int filesRead(DatasetIndex index) throws IOException {
        List<Long> totals = new ArrayList<>();
        index.refresh(
                progress -> {
                    if (progress.activity().equals("Reading files")) {
                        totals.add(progress.total());
                    }
                },
                new Cancellation());
        return totals.getFirst().intValue();
    }

    @Test
    void reopeningReadsNothingAgain() throws Exception {
        study.withSummaries();
        study.index().close();
        DatasetIndex again = study.open();
        assertThat(again.experiments()).isEqualTo(24);
        assertThat(filesRead(again)).isZero();
    }

    @Test
    void onlyChangedFilesAreReadAgain() throws Exception {
        Path changed = study.data.resolve("x.parquet");
        Path removed = study.data.resolve("y.parquet");
        study.files.write(changed, "FROM summary WHERE dataset = 'a'");
        study.files.write(removed, "FROM summary WHERE experiment_id IN (13, 14)");
        study.files.write(study.data.resolve("z.parquet"), "FROM summary WHERE experiment_id = 15");
        DatasetIndex index = study.index();
        assertThat(index.experiments()).isEqualTo(15);

        study.files.write(changed, "FROM summary WHERE dataset = 'a' AND depth = 2");
        Files.setLastModifiedTime(changed, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        Files.delete(removed);
        study.files.write(
                study.data.resolve("new.parquet"), "FROM summary WHERE experiment_id = 16");
        assertThat(filesRead(index)).isEqualTo(2);
        assertThat(
                        Study.row(
                                index,
                                "SELECT list(experiment_id ORDER BY experiment_id)::VARCHAR FROM"
                                        + " experiments"))
                .containsExactly("[1, 2, 7, 8, 15, 16]");
    }

    @Test
    void moreRepetitionsChangeTheSummaryMadeOfThem() throws Exception {
        study.files.write(
                study.data.resolve("one.parquet"), "FROM repetition WHERE run_id LIKE '%-0'");
        DatasetIndex index = study.index();
        String best =
                "SELECT num_runs, test_loss_min_value_median FROM experiments WHERE experiment_id ="
                        + " 1";
        assertThat(Study.row(index, best)).containsExactly(1L, 3.25);
        study.files.write(
                study.data.resolve("two.parquet"), "FROM repetition WHERE run_id NOT LIKE '%-0'");
        Study.refresh(index);
        assertThat(Study.row(index, best)).containsExactly(3L, 3.5);
        Files.delete(study.data.resolve("one.parquet"));
        Study.refresh(index);
        assertThat(Study.row(index, best)).containsExactly(2L, 3.625);
        assertThat(index.experiments()).isEqualTo(24);
    }

    @Test
    void aSummaryTakesThePlaceOfOneMadeOfRepetitions() throws Exception {
        study.files.write(study.data.resolve("one.parquet"), "FROM repetition");
        DatasetIndex index = study.index();
        study.files.write(
                study.data.resolve("s.parquet"), "FROM summary WHERE experiment_id <= 20");
        Study.refresh(index);
        assertThat(index.experiments()).isEqualTo(24);
        assertThat(Study.row(index, "SELECT count(*) FROM experiment WHERE _file IS NULL"))
                .containsExactly(4L);
        Files.delete(study.data.resolve("s.parquet"));
        Study.refresh(index);
        assertThat(Study.row(index, "SELECT count(*) FROM experiment WHERE _file IS NULL"))
                .containsExactly(24L);
    }

    @Test
    void removingTheRicherSummaryBringsTheOtherBack() throws Exception {
        study.files.write(study.data.resolve("rich.parquet"), "FROM summary");
        study.files.write(
                study.data.resolve("poor.parquet"),
                "SELECT * EXCLUDE (num, train_loss_median) FROM summary");
        DatasetIndex index = study.index();
        assertThat(index.experiments()).isEqualTo(24);
        Files.delete(study.data.resolve("rich.parquet"));
        Study.refresh(index);
        assertThat(index.experiments()).isEqualTo(24);
    }

    @Test
    void brokenFilesAreListedAndTheOthersRead() throws Exception {
        study.withSummaries();
        Path truncated = study.data.resolve("truncated.parquet");
        study.files.write(truncated, "FROM summary");
        byte[] bytes = Files.readAllBytes(truncated);
        Files.write(truncated, Arrays.copyOf(bytes, bytes.length / 2));
        Files.write(study.data.resolve("empty.parquet"), new byte[0]);
        Files.writeString(study.data.resolve("text.parquet"), "this is not a Parquet file at all");
        // Right at both ends, wrong in between.
        byte[] scrambled = bytes.clone();
        Arrays.fill(scrambled, 4, bytes.length - 8, (byte) 0x5A);
        Files.write(study.data.resolve("scrambled.parquet"), scrambled);
        study.files.write(study.data.resolve("other.parquet"), "SELECT 1 AS a, 'b' AS c");
        study.files.write(
                study.data.resolve("noid.parquet"),
                "SELECT * EXCLUDE (experiment_id) FROM summary");

        DatasetIndex index = study.index();
        assertThat(index.experiments()).isEqualTo(24);
        assertThat(index.problems())
                .extracting(p -> p.path().getFileName().toString())
                .containsExactlyInAnyOrder(
                        "truncated.parquet",
                        "empty.parquet",
                        "text.parquet",
                        "scrambled.parquet",
                        "other.parquet",
                        "noid.parquet");
        assertThat(problem(index, "truncated.parquet")).contains("truncated");
        assertThat(problem(index, "text.parquet")).contains("does not begin with PAR1");
        assertThat(problem(index, "other.parquet"))
                .contains("missing experiment_id and", "test_loss_median");
        assertThat(problem(index, "noid.parquet"))
                .contains("missing experiment_id")
                .doesNotContain("test_loss_median");
        assertThat(filesRead(index)).isZero();

        study.files.write(truncated, "SELECT * REPLACE ('c' AS dataset) FROM summary");
        Study.refresh(index);
        assertThat(index.experiments()).isEqualTo(48);
        assertThat(index.problems()).hasSize(5);
    }

    static String problem(DatasetIndex index, String name) {
        return index.problems().stream()
                .filter(problem -> problem.path().endsWith(name))
                .findFirst()
                .orElseThrow()
                .problem();
    }

    @Test
    void aFileThatMemoryIsTooSmallForIsReadWhenThereIsMore() throws Exception {
        study.files.write(
                study.data.resolve("long.parquet"),
                "SELECT * REPLACE (list_transform(range(3_000_000), lambda x: x / 7)::FLOAT[] AS"
                        + " test_loss_median) FROM summary WHERE experiment_id = 1");
        study.files.write(
                study.data.resolve("short.parquet"), "FROM summary WHERE experiment_id > 1");
        try (DatasetIndex small = DatasetIndex.open(study.data, study.cache, "20MB")) {
            Study.refresh(small);
            assertThat(small.problems())
                    .singleElement()
                    .satisfies(
                            problem ->
                                    assertThat(problem.problem())
                                            .startsWith("cannot be read now:"));
            assertThat(small.experiments()).isEqualTo(23);
        }
        DatasetIndex index = study.index();
        assertThat(index.problems()).isEmpty();
        assertThat(index.experiments()).isEqualTo(24);
    }

    @Test
    void aBrokenIndexIsMadeAnew() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        Path file = index.file().orElseThrow();
        index.close();
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[20_000]));
        }
        DatasetIndex again = study.index();
        assertThat(again.file()).contains(file);
        assertThat(again.experiments()).isEqualTo(24);
    }

    @Test
    void anIndexOfAnotherVersionIsMadeAnew() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        Path file = index.file().orElseThrow();
        index.close();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
                var statement = connection.createStatement()) {
            statement.execute("UPDATE index_info SET version = 0; DELETE FROM experiment");
        }
        DatasetIndex again = study.index();
        assertThat(again.experiments()).isEqualTo(24);
        assertThat(again.file()).contains(file);
    }

    @Test
    void twoIndexesOfOneFolderInOneProcessShareTheirFile() throws Exception {
        study.withSummaries();
        DatasetIndex one = study.index();
        DatasetIndex other = study.open();
        assertThat(other.experiments()).isEqualTo(24);
        one.close();
        assertThat(other.experiments()).isEqualTo(24);
    }

    @Test
    void aFileThatAnotherProcessHoldsIsReplacedByMemory() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        Path file = index.file().orElseThrow();
        index.close();
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var reader = other.inputReader()) {
            assertThat(reader.readLine()).isEqualTo("open");
            DatasetIndex second = study.index();
            assertThat(second.file()).isEmpty();
            assertThat(second.whyInMemory()).contains("lock");
            assertThat(second.experiments()).isEqualTo(24);
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(study.open().experiments()).isEqualTo(24);
    }

    @Test
    void threadsThatOpenItAtTheSameTimeShareOneIndex() throws Exception {
        study.withSummaries();
        for (int round = 0; round < 5; round++) {
            Path cache = folder.resolve("cache-" + round);
            List<DatasetIndex> opened = new ArrayList<>();
            Callable<DatasetIndex> open = () -> DatasetIndex.open(study.data, cache, "300MB");
            try (var threads = Executors.newFixedThreadPool(4)) {
                for (var index : threads.invokeAll(Collections.nCopies(4, open))) {
                    opened.add(index.get());
                }
            }
            assertThat(opened).allSatisfy(index -> assertThat(index.whyInMemory()).isEmpty());
            Study.refresh(opened.getFirst());
            assertThat(opened).allSatisfy(index -> assertThat(index.experiments()).isEqualTo(24));
            opened.forEach(DatasetIndex::close);
        }
    }

    /** Holds a database until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (var connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0])) {
                System.out.println("open");
                Thread.sleep(60_000);
                System.out.println(connection);
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsIndexedInMemory() throws Exception {
        study.withSummaries();
        // A file where the folder should be, because root may write everywhere.
        Files.writeString(study.cache, "");
        DatasetIndex index = study.index();
        assertThat(index.file()).isEmpty();
        assertThat(index.whyInMemory()).isNotEmpty();
        assertThat(index.experiments()).isEqualTo(24);
    }

    @Test
    void queriesAnswerWhileTheIndexGrowsAndCancellingKeepsWhatIsThere() throws Exception {
        for (int i = 1; i <= 60; i++) {
            study.files.write(
                    study.data.resolve("f%02d.parquet".formatted(i)),
                    "SELECT * REPLACE (%d AS experiment_id) FROM summary WHERE experiment_id = 1"
                            .formatted(i));
        }
        DatasetIndex index = study.open();
        Cancellation cancellation = new Cancellation();
        List<Long> seen = new ArrayList<>();
        assertThatThrownBy(
                        () ->
                                index.refresh(
                                        progress -> {
                                            seen.add(index.experiments());
                                            if (progress.done() > 0) {
                                                cancellation.cancel();
                                            }
                                        },
                                        cancellation))
                .isInstanceOf(CancellationException.class);
        assertThat(seen).containsExactly(0L, 32L);
        assertThat(index.experiments()).isEqualTo(32);
        assertThat(filesRead(index)).isEqualTo(28);
        assertThat(index.experiments()).isEqualTo(60);
    }

    @Test
    void manyQueriesAtOnceGetTheirOwnAnswers() throws Exception {
        study.withSummaries();
        DatasetIndex index = study.index();
        try (var executor = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            List<java.util.concurrent.Future<Long>> totals = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int depth = 2 + i % 3;
                totals.add(
                        executor.submit(
                                () -> {
                                    if (depth == 4) {
                                        Study.refresh(index);
                                    }
                                    return new TableQuery(index)
                                            .page(
                                                    new TableQuery.Request(
                                                            Filter.of(
                                                                    "depth = %d AND experiment_id > %d"
                                                                            .formatted(
                                                                                    depth, depth)),
                                                            List.of("depth"),
                                                            "",
                                                            List.of(),
                                                            0,
                                                            10),
                                                    new Cancellation())
                                            .total();
                                }));
            }
            for (int i = 0; i < 60; i++) {
                // Depth 2 are ids 1, 2, 7, 8 …; depth 3 are 3, 4, …
                assertThat(totals.get(i).get()).isEqualTo(i % 3 == 0 ? 6 : i % 3 == 1 ? 7 : 8);
            }
        }
    }

    @Test
    void beforeAnythingIsReadEveryQueryAnswers() throws Exception {
        java.nio.file.Files.createDirectories(study.data);
        DatasetIndex index = study.open();
        Cancellation cancellation = new Cancellation();
        assertThat(new FacetQuery(index).counts(Filter.NONE, cancellation).facets()).isEmpty();
        assertThat(new FilterLanguage(index).check("depth = 3")).isEmpty();
        TableQuery.Request page =
                new TableQuery.Request(Filter.NONE, List.of(), "", List.of(), 0, 10);
        assertThat(new TableQuery(index).page(page, cancellation).total()).isZero();
        GroupQuery.Request band =
                new GroupQuery.Request(Filter.NONE, List.of(), Measurement.TEST_LOSS, Over.MEDIANS);
        assertThat(new GroupQuery(index).sampled(band, cancellation).groups()).isEmpty();
        assertThat(
                        new GroupQuery(index)
                                .full(band, 100, part -> {}, step -> {}, cancellation)
                                .groups())
                .isEmpty();
        assertThat(
                        new CurveQuery(index)
                                .lines(new long[] {1}, Measurement.TEST_LOSS, 10, cancellation)
                                .keys())
                .isEmpty();
        assertThat(new FilterCompletion(index).complete("de", 2, cancellation)).isEmpty();
        assertThat(Study.row(index, "SELECT count(*) FROM experiments")).containsExactly(0L);
        Study.refresh(index);
        assertThat(index.experiments()).isZero();
    }

    @Test
    void aMissingFolderIsAnError() {
        assertThatThrownBy(() -> study.open(folder.resolve("nowhere")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
    }
}

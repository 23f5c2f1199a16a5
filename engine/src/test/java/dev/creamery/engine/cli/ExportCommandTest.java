package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.query.Study;
import dev.creamery.engine.store.Query;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

/** {@code creamery export} of data that others published: 24 experiments, 8 of depth 4. */
class ExportCommandTest {

    @TempDir private Path folder;
    private Study study;

    @BeforeEach
    void makeStudy() throws Exception {
        study = new Study(folder).withSummaries();
    }

    @AfterEach
    void close() throws Exception {
        study.close();
    }

    @Test
    void aConditionPicksExperimentsIntoOneFile() throws Exception {
        Path file = folder.resolve("deep.parquet");
        Invocation export = export("--to", file, "--where", "depth = 4 AND learning_rate = 1e-4");
        assertThat(export.err()).isEmpty();
        assertThat(export.exitCode()).isZero();
        assertThat(export.out()).contains("4 experiments exported", "1 file");
        assertThat(
                        Query.rows(
                                "SELECT count(*), min(depth), max(dataset) FROM '%s'"
                                        .formatted(file)))
                .containsExactly("4 4 b");
    }

    @Test
    void aFolderGetsHivePartitions() throws Exception {
        Path target = folder.resolve("taken");
        assertThat(export("--to", target, "--format", "csv").exitCode()).isZero();
        assertThat(target.resolve("complete_summary"))
                .isDirectoryRecursivelyContaining("glob:**/shape=rectangle/**.csv");
    }

    @Test
    void repetitionsAreTakenWhereThereAreSome() throws Exception {
        Path file = folder.resolve("runs.parquet");
        Invocation without = export("--to", file, "--rows", "repetitions");
        assertThat(without.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(without.err()).contains("summaries and no repetitions");
        study.withRepetitions();
        Invocation with = export("--to", file, "--rows", "repetitions", "--where", "depth = 2");
        assertThat(with.out()).contains("24 runs of 8 experiments");
    }

    @Test
    void aBestValueIsANumberAndNoList() {
        Path file = folder.resolve("best.parquet");
        assertThat(export("--to", file, "--where", "test_loss_min_value_median[1] < 9").err())
                .contains("leave out the [1]");
        assertThat(export("--to", file, "--where", "test_loss_min_value_median < 1e9").exitCode())
                .isZero();
    }

    @Test
    void aFileThatIsThereIsReplacedByForceAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.csv"), "mine");
        Invocation refused = export("--to", file);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(refused.err()).contains("mine.csv is there already", "--force");
        assertThat(file).hasContent("mine");
        assertThat(export("--to", file, "--force").exitCode()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(1 + 24);
    }

    @Test
    void whatIsWrongIsNamed() {
        Path file = folder.resolve("x.parquet");
        assertThat(export("--to", file, "--where", "shape = 'x' AND dept = 4").err())
                .contains("the condition cannot be used: \"dept\" is not a column", "\"depth\"")
                .contains("  shape = 'x' AND dept = 4\n                  ^\nAllowed: ");
        assertThat(export("--to", file, "--format", "csv").err())
                .contains("--format csv does not fit");
        assertThat(export("--to", folder.resolve("x.xlsx")).err()).contains(".parquet, .csv");
        assertThat(folder.resolve("x.xlsx")).doesNotExist();
        assertThat(export("--to", file, "--rows", "rows").err()).contains("summary or repetitions");
        assertThat(export("--to", folder.resolve("missing/x.csv")).err())
                .contains("there is no folder");
        assertThat(Invocation.of("export", "--from", folder.resolve("nothing"), "--to", file).err())
                .contains("there is no file or folder");
        assertThat(Invocation.of("export", "--to", file).exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(file).doesNotExist();
    }

    private Invocation export(Object... options) {
        Object[] arguments = new Object[options.length + 3];
        arguments[0] = "export";
        arguments[1] = "--from";
        arguments[2] = study.data;
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Invocation.caching(study.cache.resolve("datasets"), arguments);
    }
}

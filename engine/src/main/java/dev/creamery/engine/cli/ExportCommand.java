package dev.creamery.engine.cli;

import dev.creamery.engine.export.ButterExport;
import dev.creamery.engine.export.ExportFormat;
import dev.creamery.engine.export.ExportProgress;
import dev.creamery.engine.export.ExportRequest;
import dev.creamery.engine.export.FilteredExport;
import dev.creamery.engine.export.FilteredRequest;
import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.DatasetIndex;
import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.SelectedRows;
import dev.creamery.engine.store.DuckDb;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code creamery export}. */
@Command(
        name = "export",
        description = {
            "Takes results away. Of a workspace: BUTTER's release folders, hive-partitioned, with a"
                + " _common_metadata file each. Of any BUTTER data, or where --to names a .parquet,"
                + " .csv or .json file: the experiments that meet a condition, full curves and all"
                + " columns, in one file or folder."
        },
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    /** Where the rows come from. */
    static final class Origin {
        @Option(
                names = "--workspace",
                paramLabel = "DIR",
                description = "Folder of batches and results.")
        private @Nullable Path workspace;

        @Option(
                names = "--from",
                paramLabel = "PATH",
                description =
                        "Folder, Parquet file or .tar.xz of BUTTER data, published or one's own.")
        private @Nullable Path data;
    }

    @ArgGroup(multiplicity = "1")
    private Origin origin = new Origin();

    @Option(
            names = "--to",
            paramLabel = "PATH",
            required = true,
            description =
                    "Folder that BUTTER's folders are made in, or a .parquet, .csv or .json file.")
    private Path target = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "Of files in folders: parquet, csv with lists as [v, v, ...], or json. Default:"
                            + " parquet.")
    private @Nullable ExportFormat format;

    @Option(
            names = "--rows",
            paramLabel = "KIND",
            description =
                    "In one file, or with --from: summary, a row per experiment, or repetitions, a"
                            + " row per run. Default: summary.")
    private @Nullable String rows;

    @Option(names = "--executive", description = "Make the executive summary too.")
    private boolean executive;

    @Option(
            names = "--where",
            paramLabel = "SQL",
            description =
                    "Only the experiments that meet this condition, as in the explorer's filter"
                        + " line: DuckDB's SQL on BUTTER's columns of an experiment, such as"
                        + " \"dataset = 'sleep' AND depth < 5\" or \"test_loss_min_value_median <"
                        + " 0.1\".")
    private @Nullable String where;

    @Option(
            names = "--force",
            description =
                    "Replace the file, or BUTTER's folders, that are there already; other files"
                            + " stay.")
    private boolean force;

    private static final Predicate<String> OTHER_FILE =
            Pattern.compile(
                            "(?i)\\.(xlsx?|ods|tsv|txt|pq|feather|arrow|h5|npz|db|zip|gz|bz2|xz|tar)$")
                    .asPredicate();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    ExportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Optional<ExportFormat> ofFile =
                Stream.of(ExportFormat.values())
                        .filter(one -> target.toString().endsWith("." + one.extension()))
                        .findFirst();
        if (ofFile.isPresent() && format != null && format != ofFile.get()) {
            throw new UsageException(
                    "--format " + format.extension() + " does not fit the file " + target);
        }
        if (ofFile.isEmpty() && OTHER_FILE.test(target.toString()) && !Files.exists(target)) {
            throw new UsageException(
                    "--to "
                            + target
                            + " looks like a file of a kind that is not written; name a .parquet,"
                            + " .csv or .json file, or a folder");
        }
        if (ofFile.isPresent() && Files.exists(target) && !force) {
            throw new UsageException(
                    target + " is there already; name another file, or replace it with --force");
        }
        if (origin.data == null && ofFile.isEmpty()) {
            if (rows != null) {
                throw new UsageException(
                        "--rows is for one file or --from; BUTTER's folders have both kinds");
            }
            return releaseFolders(WorkspaceOption.existing(workspace()));
        }
        if (executive) {
            throw new UsageException("--executive is for the folders of a workspace only");
        }
        return filtered(ofFile);
    }

    private Path workspace() {
        return origin.workspace == null ? Path.of("") : origin.workspace;
    }

    private Filter filter() {
        return where == null ? Filter.NONE : Filter.of(where);
    }

    private int releaseFolders(Path folder) throws IOException {
        ExportRequest request =
                new ExportRequest(folder, target, formatOfFolders(), executive, filter(), force);
        try (DuckDb database = Databases.open(folder, surroundings.processors())) {
            ButterExport.Report report =
                    new ButterExport(database, surroundings.caches())
                            .export(request, ExportProgress.NONE);
            tell(
                    Wording.count(report.experiments(), "experiment")
                            + " and "
                            + Wording.count(report.runs(), "run")
                            + " exported to "
                            + target
                            + " in "
                            + Wording.count(report.files(), "file")
                            + ": "
                            + String.join(", ", report.folders()));
            report.warnings().forEach(this::note);
            return ExitCode.OK;
        }
    }

    private int filtered(Optional<ExportFormat> ofFile) throws IOException {
        SelectedRows.Kind kind = kind();
        FilteredRequest request =
                new FilteredRequest(
                        filter(),
                        kind,
                        ofFile.orElseGet(this::formatOfFolders),
                        ofFile.isEmpty(),
                        target,
                        force);
        Path path = origin.data == null ? WorkspaceOption.existing(workspace()) : origin.data;
        try (DatasetIndex index = new ExploredData(surroundings).open(path);
                DuckDb database =
                        DuckDb.inMemory(
                                Databases.MEGABYTES,
                                surroundings.processors(),
                                surroundings.caches().resolve("temporary"))) {
            FilteredExport.Report report =
                    new FilteredExport(database)
                            .export(index, request, progress -> {}, new Cancellation());
            String experiments = Wording.count(report.experiments(), "experiment");
            tell(
                    (kind == SelectedRows.Kind.SUMMARIES
                                    ? experiments
                                    : Wording.count(report.rows(), "run") + " of " + experiments)
                            + " exported to "
                            + target
                            + " in "
                            + Wording.count(report.files(), "file"));
            index.problems().forEach(one -> note(one.path() + " is left out: it " + one.problem()));
            if (report.experimentsWithoutRows() > 0) {
                note(
                        Wording.count(report.experimentsWithoutRows(), "more experiment")
                                + (kind == SelectedRows.Kind.SUMMARIES
                                        ? " with repetitions only; see --rows repetitions"
                                        : " without repetitions in these data"));
            }
            return ExitCode.OK;
        }
    }

    private SelectedRows.Kind kind() {
        return switch (rows) {
            case null -> SelectedRows.Kind.SUMMARIES;
            case "summary" -> SelectedRows.Kind.SUMMARIES;
            case "repetitions" -> SelectedRows.Kind.REPETITIONS;
            default ->
                    throw new UsageException(
                            "--rows " + rows + " is not known; take summary or repetitions");
        };
    }

    private ExportFormat formatOfFolders() {
        return format == null ? ExportFormat.PARQUET : format;
    }

    private void tell(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    private void note(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("Note: " + line);
        err.flush();
    }
}

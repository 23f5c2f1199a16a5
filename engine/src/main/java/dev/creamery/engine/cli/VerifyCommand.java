package dev.creamery.engine.cli;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.check.WorkspaceCheck;
import dev.creamery.engine.store.DuckDb;
import dev.creamery.engine.store.Workspace;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code creamery verify}. */
@Command(
        name = "verify",
        description = {
            "Checks a workspace: every finished run is in exactly one part, every part can be read,"
                    + " ids are consistent, the summary says what the repetitions give.",
            "Changes nothing, and may be used while engines train. Returns 1 if there is anything"
                    + " to do."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    /** The workspace, alone or as other commands name it. */
    static final class Place {
        @Parameters(paramLabel = "WORKSPACE", description = "The folder of batches and results.")
        private @Nullable Path folder;

        @Option(
                names = "--workspace",
                paramLabel = "DIR",
                description = "The same, as other commands name it.")
        private @Nullable Path named;

        Path folder() {
            return requireNonNull(folder == null ? named : folder);
        }
    }

    @Option(
            names = "--quick",
            description =
                    "Read no curves: parts that are damaged inside, and a summary that says"
                            + " something else, are not found.")
    private boolean quick;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table or json. Default: ${DEFAULT-VALUE}.")
    private FindingsFormat format = FindingsFormat.table;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Path workspace = WorkspaceOption.existing(place.folder());
        try (DuckDb database = Databases.open(workspace, surroundings.processors())) {
            return format.print(
                    new WorkspaceCheck(database, !quick).check(Workspace.open(workspace)),
                    spec.commandLine().getOut());
        }
    }
}

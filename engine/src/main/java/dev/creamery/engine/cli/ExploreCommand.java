package dev.creamery.engine.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Named here for the help; the desktop application's launcher does it before the engine starts. */
@Command(
        name = ExploreCommand.NAME,
        description = "Opens the window at results: curves, maps and tables of any BUTTER data.",
        mixinStandardHelpOptions = true)
public final class ExploreCommand implements Callable<Integer> {

    /** What it is called. */
    public static final String NAME = "explore";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "PATH",
            description =
                    "A workspace, a folder with BUTTER's data, a Parquet file, or a .tar or .tar.xz"
                            + " of such a folder.")
    private Path path = Path.of("");

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                path
                        + " cannot be explored without the window: start the creamery command of"
                        + " the desktop application");
    }
}

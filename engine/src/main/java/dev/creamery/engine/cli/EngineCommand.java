package dev.creamery.engine.cli;

import dev.creamery.engine.EngineVersion;
import dev.creamery.engine.data.DatasetException;
import dev.creamery.engine.export.InvalidExportException;
import dev.creamery.engine.query.QueryException;
import dev.creamery.engine.schedule.CancelledBatchException;
import dev.creamery.engine.schedule.UnknownBatchException;
import dev.creamery.engine.store.OtherSweepException;
import dev.creamery.engine.store.StorageTrouble;
import dev.creamery.engine.sweep.InvalidSweepException;
import dev.creamery.engine.sweep.InvalidValueException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The command {@code creamery} with its subcommands. */
@Command(
        name = "creamery",
        description = {
            "Plans and trains sweeps over the hyperparameters of neural networks, and summarizes"
                    + " their results in the schema of the BUTTER dataset.",
            "Without a command it opens the window."
        },
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = EngineCommand.Version.class,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:some runs failed, some results could not be read, or a check found something",
            "2:the command, the sweep or a dataset's name is not valid",
            "3:files cannot be read or written, or another engine is at work on them",
            "70:a fault of the program",
            "130:stopped before the end, by Ctrl-C, a signal, pause or cancel",
            "134:a supervised engine crashed again and again, and no run is to blame"
        },
        footer = {
            "",
            "A first try:  creamery run quick --workspace first",
            "Help on one:  creamery COMMAND --help"
        })
public final class EngineCommand {

    private final CommandLine commandLine;

    /** The commands of this process, on its standard streams. */
    public EngineCommand() {
        this(Surroundings.ofThisProcess());
    }

    EngineCommand(Surroundings surroundings) {
        commandLine = new CommandLine(this);
        commandLine.addSubcommand(new PlanCommand(surroundings));
        commandLine.addSubcommand(new RunCommand(surroundings));
        commandLine.addSubcommand(new StatusCommand());
        commandLine.addSubcommand(new PauseCommand());
        commandLine.addSubcommand(new ResumeCommand(surroundings));
        commandLine.addSubcommand(new CancelCommand());
        commandLine.addSubcommand(new RetryCommand(surroundings));
        commandLine.addSubcommand(new RepetitionsCommand(surroundings));
        commandLine.addSubcommand(new ChangeCommand());
        commandLine.addSubcommand(new DatasetsCommand(surroundings));
        commandLine.addSubcommand(new SummarizeCommand(surroundings));
        commandLine.addSubcommand(new ExportCommand(surroundings));
        commandLine.addSubcommand(new ExploreCommand());
        commandLine.addSubcommand(new VerifyCommand(surroundings));
        commandLine.addSubcommand(new DoctorCommand(surroundings));
        commandLine.addSubcommand(new BenchCommand(surroundings));
        commandLine.addSubcommand(new CalibrateCommand(surroundings));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setUsageHelpAutoWidth(true);
        commandLine.setParameterExceptionHandler(EngineCommand::misused);
        commandLine.setExecutionExceptionHandler(
                (thrown, command, _) -> failed(thrown, command.getErr()));
    }

    /** Where results go instead of standard output. */
    EngineCommand out(PrintWriter out) {
        commandLine.setOut(out);
        return this;
    }

    /** Where everything else goes instead of standard error. */
    EngineCommand err(PrintWriter err) {
        commandLine.setErr(err);
        return this;
    }

    /**
     * Runs a command.
     *
     * @return the exit code; {@code creamery --help} lists them
     */
    public int execute(String... arguments) {
        return arguments.length == 0
                ? commandLine.execute("--help")
                : commandLine.execute(arguments);
    }

    private static int misused(ParameterException misuse, String[] arguments) {
        CommandLine command = misuse.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("creamery: " + Misuse.explain(misuse));
        err.println("Help: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ExitCode.USAGE;
    }

    /** One or two lines for what a person can put right; a stack trace for what only we can. */
    private static int failed(Exception thrown, PrintWriter err) {
        int code =
                switch (thrown) {
                    case UsageException _,
                            UnknownBatchException _,
                            OtherSweepException _,
                            CancelledBatchException _,
                            InvalidSweepException _,
                            InvalidValueException _,
                            InvalidExportException _,
                            QueryException _,
                            DatasetException _ ->
                            ExitCode.USAGE;
                    case IOException _, UncheckedIOException _ -> ExitCode.FILES;
                    default -> ExitCode.FAULT;
                };
        if (code == ExitCode.FAULT) {
            err.println("A fault of the program; please report it:");
            thrown.printStackTrace(err);
        } else {
            err.println("creamery: " + message(thrown));
        }
        err.flush();
        return code;
    }

    private static String message(Exception thrown) {
        Throwable said =
                thrown instanceof UncheckedIOException wrapped ? wrapped.getCause() : thrown;
        return switch (said) {
            case AccessDeniedException denied ->
                    denied.getFile() + " may not be read or written; give yourself the right to it";
            case NoSuchFileException missing -> "there is no file or folder " + missing.getFile();
            case FileSystemException refused when refused.getFile() != null ->
                    StorageTrouble.explain(refused, Path.of(refused.getFile()).toAbsolutePath());
            default -> thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        };
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {EngineVersion.current().toString()};
        }
    }
}

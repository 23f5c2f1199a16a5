package dev.creamery.app.launch;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an engine is started.
 *
 * @param java the executable
 * @param classPath with the engine on it
 * @param options for Java
 */
public record EngineCommand(Path java, String classPath, List<String> options) {

    private static final String MAIN = "dev.creamery.engine.cli.Main";

    /** What serves one process alone: its archive of classes, a debugger or other agent on it. */
    private static final List<String> OF_ONE_PROCESS =
            List.of("-Xlog:cds", "-agentlib:", "-agentpath:", "-javaagent:");

    public EngineCommand {
        options = List.copyOf(options);
    }

    /** By the same Java, class path and options as this window. */
    public static EngineCommand ofThisProcess() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path windows = bin.resolve("java.exe");
        return new EngineCommand(
                Files.exists(windows) ? windows : bin.resolve("java"),
                System.getProperty("java.class.path"),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(EngineCommand::suitsAnother)
                        .toList());
    }

    /** The whole command, for these arguments of the engine's command line. */
    List<String> with(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, MAIN));
        command.addAll(arguments);
        return command;
    }

    static boolean suitsAnother(String option) {
        boolean archive = option.startsWith("-XX:") && option.contains("SharedArchive");
        return !archive && Stream.of(option).noneMatch(EngineCommand::isOfOneProcess);
    }

    private static boolean isOfOneProcess(String option) {
        return OF_ONE_PROCESS.stream().anyMatch(option::startsWith);
    }
}

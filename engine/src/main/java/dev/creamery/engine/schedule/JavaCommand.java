package dev.creamery.engine.schedule;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a Java process like this one is started.
 *
 * @param java the executable
 * @param classPath of the process
 * @param options for Java
 */
public record JavaCommand(Path java, String classPath, List<String> options) {

    /** What serves one process alone: its archive of classes, a debugger or other agent on it. */
    private static final List<String> OF_ONE_PROCESS =
            List.of("-Xlog:cds", "-agentlib:", "-agentpath:", "-javaagent:", "-XX:ErrorFile=");

    public JavaCommand {
        options = List.copyOf(options);
    }

    /** By the same Java, class path and options as this process. */
    public static JavaCommand ofThisProcess() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path windows = bin.resolve("java.exe");
        return new JavaCommand(
                Files.exists(windows) ? windows : bin.resolve("java"),
                System.getProperty("java.class.path"),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(JavaCommand::suitsAnother)
                        .toList());
    }

    /** The same with one more option. */
    public JavaCommand withOption(String option) {
        List<String> more = new ArrayList<>(options);
        more.add(option);
        return new JavaCommand(java, classPath, more);
    }

    /** The whole command. */
    public List<String> of(String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        return command;
    }

    /** Whether another process can have this option too. */
    public static boolean suitsAnother(String option) {
        boolean archive = option.startsWith("-XX:") && option.contains("SharedArchive");
        return !archive && Stream.of(option).noneMatch(JavaCommand::isOfOneProcess);
    }

    private static boolean isOfOneProcess(String option) {
        return OF_ONE_PROCESS.stream().anyMatch(option::startsWith);
    }
}

package dev.creamery.app.launch;

import dev.creamery.engine.schedule.JavaCommand;

import java.nio.file.Path;
import java.util.List;

/**
 * How an engine is started.
 *
 * @param java the executable
 * @param classPath with the engine on it
 * @param options for Java
 */
public record EngineCommand(Path java, String classPath, List<String> options) {

    private static final String MAIN = "dev.creamery.engine.cli.Main";

    public EngineCommand {
        options = List.copyOf(options);
    }

    /** By the same Java, class path and options as this window. */
    public static EngineCommand ofThisProcess() {
        JavaCommand own = JavaCommand.ofThisProcess();
        return new EngineCommand(own.java(), own.classPath(), own.options());
    }

    /** The whole command, for these arguments of the engine's command line. */
    List<String> with(List<String> arguments) {
        return new JavaCommand(java, classPath, options).of(MAIN, arguments);
    }
}

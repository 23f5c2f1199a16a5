package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.CostModel;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * A command that was run in this process, and what came of it.
 *
 * @param exitCode what the shell would get
 * @param out standard output
 * @param err standard error
 */
record Invocation(int exitCode, String out, String err) {

    /** Runs a command without data folders, on two threads, with a cost of 1 ms per minibatch. */
    static Invocation of(Object... arguments) {
        return in(Map.of(), arguments);
    }

    static Invocation in(Map<String, String> environment, Object... arguments) {
        return with(environment, Path.of("target", "no-cache", "datasets"), arguments);
    }

    /** The same with a folder for downloaded datasets; other caches lie beside it. */
    static Invocation caching(Path datasets, Object... arguments) {
        return with(Map.of(), datasets, arguments);
    }

    private static Invocation with(
            Map<String, String> environment, Path cache, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Surroundings surroundings =
                new Surroundings(
                        environment, cache, false, 2, trainer -> new CostModel(1e-3, 0, 0));
        String[] texts = new String[arguments.length];
        for (int index = 0; index < arguments.length; index++) {
            texts[index] = arguments[index].toString();
        }
        int exitCode =
                new EngineCommand(surroundings)
                        .out(new PrintWriter(out))
                        .err(new PrintWriter(err))
                        .execute(texts);
        return new Invocation(exitCode, out.toString(), err.toString());
    }
}

package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.JavaCommand;
import dev.creamery.engine.schedule.Supervisor;
import dev.creamery.engine.store.Shard;
import dev.creamery.engine.store.Workspace;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A command that trains, in a process of its own that this one watches over. */
final class SupervisedEngine {

    /** The option that makes a command supervised. */
    static final String SUPERVISED = "--supervised";

    /** The option that gives the engine its name. */
    static final String NAME = "--engine";

    /** The option of an engine that follows one that crashed. */
    static final String AFTER_CRASH = "--after-crash";

    private final List<String> arguments;
    private final PrintWriter err;

    /**
     * @param arguments of the command, {@link #SUPERVISED} among them
     */
    SupervisedEngine(List<String> arguments, PrintWriter err) {
        this.arguments = List.copyOf(arguments);
        this.err = err;
    }

    /** The arguments that a person typed: without those that only a supervisor adds. */
    static List<String> typed(List<String> arguments) {
        List<String> typed = new ArrayList<>(arguments);
        int name = typed.indexOf(NAME);
        if (name >= 0) {
            typed.subList(name, name + 2).clear();
            typed.add(SUPERVISED);
        }
        typed.remove(AFTER_CRASH);
        return typed;
    }

    /**
     * Returns when it ends.
     *
     * @return its exit code
     */
    int run(Workspace workspace, Shard shard) throws IOException, InterruptedException {
        Supervisor supervisor =
                new Supervisor(
                        workspace,
                        (engine, restarted, report) ->
                                new ProcessBuilder(
                                                JavaCommand.ofThisProcess()
                                                        .withOption("-XX:ErrorFile=" + report)
                                                        .withOption("-XX:-CreateCoredumpOnCrash")
                                                        .of(
                                                                Main.class.getName(),
                                                                child(engine, restarted)))
                                        .inheritIO()
                                        .start(),
                        line -> {
                            err.println(line);
                            err.flush();
                        });
        try (Interrupts _ = Interrupts.calling(supervisor::stop, supervisor::stop)) {
            return supervisor.run(shard);
        }
    }

    private List<String> child(String engine, boolean restarted) {
        List<String> child = new ArrayList<>(arguments);
        child.remove(SUPERVISED);
        child.addAll(List.of(NAME, engine));
        if (restarted) {
            child.add(AFTER_CRASH);
        }
        return child;
    }
}

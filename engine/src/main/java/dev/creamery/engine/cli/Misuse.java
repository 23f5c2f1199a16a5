package dev.creamery.engine.cli;

import dev.creamery.engine.sweep.Names;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.util.List;

/** What somebody typed that is no command of ours, in words. */
final class Misuse {

    private Misuse() {}

    /**
     * What is wrong. An argument that nothing takes is told before one that is missing: the first
     * is often the second, mistyped.
     */
    static String explain(ParameterException misuse) {
        CommandLine command = misuse.getCommandLine();
        List<String> unknown =
                misuse instanceof UnmatchedArgumentException unmatched
                        ? unmatched.getUnmatched()
                        : command.getUnmatchedArguments();
        return unknown.isEmpty()
                ? String.valueOf(misuse.getMessage()).replaceFirst("^Error: ", "")
                : unknown(command.getCommandSpec(), unknown.getFirst());
    }

    private static String unknown(CommandSpec command, String argument) {
        if (argument.startsWith("-")) {
            String option = argument.replaceFirst("=.*", "");
            return "there is no option "
                    + option
                    + Names.suggestion(option, command.optionsMap().keySet());
        }
        if (!command.subcommands().isEmpty()) {
            return "there is no command "
                    + argument
                    + Names.suggestion(argument, command.subcommands().keySet());
        }
        return "'" + argument + "' is an argument too many";
    }
}

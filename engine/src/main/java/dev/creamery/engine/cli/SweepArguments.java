package dev.creamery.engine.cli;

import dev.creamery.engine.sweep.Sweep;

import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The sweeps that a command is about. */
final class SweepArguments {

    @Parameters(
            arity = "1..*",
            paramLabel = "SWEEP",
            description = {
                SweepArgument.DESCRIPTION,
                "Several are trained one after the other, by --priority."
            })
    private List<String> sweeps = new ArrayList<>();

    /**
     * Each sweep once, as {@link SweepFiles#read} gives them.
     *
     * @throws UsageException also if two have the same name
     */
    List<Sweep> read() {
        SweepFiles files = new SweepFiles();
        Set<Sweep> read = new LinkedHashSet<>();
        sweeps.forEach(sweep -> read.add(files.read(sweep)));
        Set<String> names = new LinkedHashSet<>();
        for (Sweep sweep : read) {
            if (!names.add(sweep.name())) {
                throw new UsageException(
                        "two different sweeps have the name "
                                + sweep.name()
                                + "; give one of them another");
            }
        }
        return List.copyOf(read);
    }
}

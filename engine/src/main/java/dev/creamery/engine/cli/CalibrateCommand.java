package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.CostModel;
import dev.creamery.engine.sweep.SweepJson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code creamery calibrate}: what the window asks before it estimates. */
@Command(
        name = "calibrate",
        description = {
            "Measures how fast this machine trains, on one thread, and prints what estimates are"
                    + " made from as one JSON object.",
            "seconds_per_minibatch, seconds_per_flop (of matrix arithmetic) and"
                + " seconds_per_activation (of one input or unit for one row) add up to the time of"
                + " an epoch. Takes one to six seconds; the first time some three more, as it then"
                + " measures from how many repetitions on a SIMD lane for each is faster, and"
                + " remembers that in the cache folder for all later training."
        },
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {

    @Mixin private TrainingOptions training = new TrainingOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    private final Surroundings surroundings;

    CalibrateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CostModel cost = surroundings.calibration().apply(training.trainer(surroundings));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("seconds_per_minibatch", cost.secondsPerMinibatch());
        members.put("seconds_per_flop", cost.secondsPerFlop());
        members.put("seconds_per_activation", cost.secondsPerActivation());
        members.put("seconds_per_fetched_input", cost.secondsPerFetchedInput());
        PrintWriter out = spec.commandLine().getOut();
        out.println(new SweepJson().compact(members));
        out.flush();
        return ExitCode.OK;
    }
}

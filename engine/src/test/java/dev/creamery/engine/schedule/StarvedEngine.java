package dev.creamery.engine.schedule;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.PlannedExperiment;
import dev.creamery.engine.sweep.SweepJson;
import dev.creamery.engine.train.MemoryNeed;
import dev.creamery.engine.train.RunState;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainingJob;
import dev.creamery.engine.train.TrainingSession;
import dev.creamery.engine.train.fused.FusedTrainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An engine in a process of its own, whose trainer says that it takes no memory. */
final class StarvedEngine {

    private StarvedEngine() {}

    /**
     * @param arguments the workspace and the sweep's file
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LaunchOutcome outcome =
                new SweepLaunch(
                                Workspace.open(Path.of(arguments[0])),
                                Samples.planner(),
                                new DatasetCache(Samples::zeros),
                                new Modest(),
                                () -> new CostModel(1e-3, 1e-9, 0),
                                EngineIdentity.named("starved", "test"),
                                2,
                                new StopSignal())
                        .run(
                                new SweepJson().read(Files.readString(Path.of(arguments[1]))),
                                new LaunchWatcher() {
                                    @Override
                                    public void planned(LaunchPlan plan) {}

                                    @Override
                                    public void progress(Progress progress) {}

                                    @Override
                                    public void summarizing() {}
                                });
        System.out.println(outcome.done() + " done, " + outcome.failed() + " failed");
    }

    private static final class Modest implements Trainer {
        private final Trainer trainer = new FusedTrainer(KernelProvider.named("vector"));

        @Override
        public String name() {
            return trainer.name();
        }

        @Override
        public String provenance() {
            return trainer.provenance();
        }

        @Override
        public TrainingSession start(TrainingJob job) {
            return trainer.start(job);
        }

        @Override
        public TrainingSession resume(TrainingJob job, List<RunState> states) {
            return trainer.resume(job, states);
        }

        @Override
        public MemoryNeed memory(PlannedExperiment planned) {
            return new MemoryNeed(0, 0, 0, 0);
        }
    }
}

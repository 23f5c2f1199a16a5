package dev.creamery.engine.schedule;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Sweep;
import dev.creamery.engine.sweep.SweepJson;
import dev.creamery.engine.train.TrainingJob;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An engine in a process of its own that really crashes: in the third epoch of experiments with a
 * certain number of parameters it writes to address 0, in that of others it kills itself.
 */
final class CrashingEngine {

    private CrashingEngine() {}

    /**
     * @param arguments the workspace, the sweep's file, the engine's name, whether an engine
     *     crashed before, parameters of networks that crash, and of those that are killed
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Sweep sweep = new SweepJson().read(Files.readString(Path.of(arguments[1])));
        long crashing = Long.parseLong(arguments[4]);
        long killed = Long.parseLong(arguments[5]);
        if (crashing < 0) {
            crash();
        }
        SweepLaunch launch =
                new SweepLaunch(
                        Workspace.open(Path.of(arguments[0])),
                        Samples.planner(),
                        new DatasetCache(Samples::zeros),
                        new FakeTrainer((job, epoch) -> train(job, epoch, crashing, killed)),
                        () -> new CostModel(1e-3, 1e-9, 0),
                        EngineIdentity.named(arguments[2], "test"),
                        2,
                        new StopSignal());
        if (Boolean.parseBoolean(arguments[3])) {
            launch.goOnAfterCrash();
        }
        launch.run(sweep, new SilentWatcher());
    }

    private static void train(TrainingJob job, int epoch, long crashing, long killed) {
        long parameters = job.network().numFreeParameters();
        if (epoch == 3 && parameters == crashing) {
            crash();
        }
        if (epoch == 3 && parameters == killed) {
            kill();
        }
    }

    private static void crash() {
        MemorySegment.ofAddress(0).reinterpret(Long.BYTES).set(JAVA_LONG, 0, 42);
        throw new IllegalStateException("wrote to address 0, and lives");
    }

    private static void kill() {
        try {
            String self = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("kill", "-KILL", self).start().waitFor();
            Thread.sleep(60_000);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static final class SilentWatcher implements LaunchWatcher {
        @Override
        public void planned(LaunchPlan plan) {}

        @Override
        public void progress(Progress progress) {}

        @Override
        public void summarizing() {}
    }
}

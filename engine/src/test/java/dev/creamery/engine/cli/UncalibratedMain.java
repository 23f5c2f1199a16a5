package dev.creamery.engine.cli;

import dev.creamery.engine.schedule.CostModel;

import java.nio.file.Path;
import java.util.Map;

/** The program, without the seconds in which it measures the trainer; for tests. */
final class UncalibratedMain {

    private UncalibratedMain() {}

    public static void main(String[] arguments) {
        Surroundings surroundings =
                new Surroundings(
                        Map.of(),
                        Path.of("target", "no-cache", "datasets"),
                        false,
                        2,
                        trainer -> new CostModel(1e-5, 1e-9, 0));
        System.exit(new EngineCommand(surroundings).execute(arguments));
    }
}

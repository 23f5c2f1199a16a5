package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.schedule.CostModel;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class RecordingBenchTest {

    @Test
    void sweepsAreTrainedAndRecordedAndTheirCostIsToldApart() throws Exception {
        Surroundings surroundings =
                new Surroundings(
                        Map.of(),
                        Path.of("no-such-cache"),
                        false,
                        2,
                        trainer -> new CostModel(1e-3, 0, 0));
        StringWriter out = new StringWriter();
        BenchReport report =
                new RecordingBench(surroundings, KernelProvider.named("vector"), 24)
                        .run(List.of(3), new BenchProgress(new PrintWriter(out), false));
        BenchReport.Format.csv.print(report, new PrintWriter(out, true));
        // 24 epochs are two runs of three for each of four learning rates.
        assertThat(out.toString())
                .containsPattern("(?m)^2\\^10 × 4,32,3,8,[0-9.E-]+,[0-9.E-]+,[0-9.E-]+,[0-9.]+$")
                .containsPattern("(?m)^2\\^10 × 4,256,3,8,[0-9.E-]+,[0-9.E-]+,[0-9.E-]+,[0-9.]+$");
    }
}

package dev.creamery.engine.cli;

import static dev.creamery.engine.cli.BenchReport.number;
import static dev.creamery.engine.cli.BenchReport.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

class BenchReportTest {

    private String printed(BenchReport.Format format) {
        BenchReport report =
                new BenchReport(
                        List.of(
                                text("way", "trained by"),
                                number("batch_size", "minibatch"),
                                number("steps_per_cpu_second", "steps/s"),
                                number("ratio", "ours / it")));
        report.fact("machine", "Machine: Abacus, 2 cores", Map.of("cores", 2));
        report.row(Arrays.asList("auto", 32, 123456.7, null));
        report.row(Arrays.asList("Other 1.0, 16 at once", 256, 0.125, 12.3456));
        report.note("Not measured: Third");
        StringWriter out = new StringWriter();
        format.print(report, new PrintWriter(out, true));
        return out.toString().replace("\r\n", "\n");
    }

    @Test
    void peopleReadFactsATableAndNotes() {
        assertThat(printed(BenchReport.Format.table))
                .isEqualTo(
                        """
                        Machine: Abacus, 2 cores

                        trained by             minibatch  steps/s  ours / it
                        ---------------------  ---------  -------  ---------
                        auto                          32  123,457
                        Other 1.0, 16 at once        256     0.13       12.3

                        Not measured: Third
                        """);
    }

    @Test
    void csvHasTheMeasurementsAlone() {
        assertThat(printed(BenchReport.Format.csv))
                .isEqualTo(
                        """
                        way,batch_size,steps_per_cpu_second,ratio
                        auto,32,123456.7,
                        "Other 1.0, 16 at once",256,0.125,12.3456
                        """);
    }

    @Test
    void jsonHasAll() {
        assertThat(printed(BenchReport.Format.json))
                .isEqualToIgnoringNewLines(
                        "{\"machine\":{\"cores\":2},\"measurements\":["
                                + "{\"way\":\"auto\",\"batch_size\":32,"
                                + "\"steps_per_cpu_second\":123456.7,\"ratio\":null},"
                                + "{\"way\":\"Other 1.0, 16 at once\",\"batch_size\":256,"
                                + "\"steps_per_cpu_second\":0.125,\"ratio\":12.3456}],"
                                + "\"notes\":[\"Not measured: Third\"]}");
    }
}

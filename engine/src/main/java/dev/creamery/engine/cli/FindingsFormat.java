package dev.creamery.engine.cli;

import dev.creamery.engine.check.Finding;
import dev.creamery.engine.cli.TextTable.Align;
import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How findings are printed. */
enum FindingsFormat {
    table {
        @Override
        void write(List<Finding> findings, PrintWriter out) {
            TextTable table =
                    new TextTable(
                            List.of("what", "result", "found"),
                            List.of(Align.LEFT, Align.LEFT, Align.LEFT));
            for (Finding finding : findings) {
                table.add(List.of(finding.subject(), finding.level().label(), finding.message()));
            }
            table.print(out);
            List<String> remedies =
                    findings.stream()
                            .filter(finding -> !finding.remedy().isEmpty())
                            .map(finding -> "  " + finding.subject() + ": " + finding.remedy())
                            .distinct()
                            .toList();
            if (!remedies.isEmpty()) {
                out.println();
                out.println("What to do:");
                remedies.forEach(out::println);
            }
        }
    },
    json {
        @Override
        void write(List<Finding> findings, PrintWriter out) {
            SweepJson json = new SweepJson();
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("ok", findings.stream().allMatch(Finding::isOk));
            members.put("findings", findings.stream().map(FindingsFormat::members).toList());
            out.println(json.compact(members));
        }
    };

    abstract void write(List<Finding> findings, PrintWriter out);

    /**
     * Prints findings.
     *
     * @return the exit code: whether there is anything to do
     */
    int print(List<Finding> findings, PrintWriter out) {
        write(findings, out);
        out.flush();
        return findings.stream().allMatch(Finding::isOk) ? ExitCode.OK : ExitCode.INCOMPLETE;
    }

    private static Map<String, @Nullable Object> members(Finding finding) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("subject", finding.subject());
        members.put("level", finding.level().label());
        members.put("message", finding.message());
        members.put("remedy", finding.remedy());
        return members;
    }
}

package dev.creamery.engine.check;

import dev.creamery.engine.store.PartLineage;
import dev.creamery.engine.store.Workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The Parquet files in {@code repetitions/}, by their names relative to the workspace. To be listed
 * before the journals are read: then only a part that an engine is just recording is unknown to
 * them.
 */
record PartFiles(Workspace workspace, List<Path> files) {

    private static final String SUBJECT = "parts";

    static PartFiles of(Workspace workspace) throws IOException {
        try (Stream<Path> files = Files.walk(workspace.repetitions())) {
            return new PartFiles(
                    workspace,
                    files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList());
        }
    }

    /**
     * Compares them with what the journals know.
     *
     * @param journals loaded
     * @param unreadable parts that the journals know and that are not as they should be, and why
     * @param taken batches that engines are working on
     */
    List<Finding> check(JournalTables journals, Map<String, String> unreadable, Set<String> taken)
            throws SQLException {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, String> one : unreadable.entrySet()) {
            findings.add(unusable(one.getKey(), one.getValue(), journals.runs(one.getKey())));
        }
        PartLineage lineage = journals.lineage();
        Set<String> live = lineage.parts();
        Set<String> replaced = lineage.replaced();
        int inFlight = 0;
        for (Path file : files) {
            String name = name(file);
            if (live.contains(name) || !Files.exists(file)) {
                continue;
            }
            if (taken.contains(batch(file))) {
                inFlight++;
            } else if (replaced.contains(name)) {
                findings.add(
                        Finding.warning(
                                SUBJECT,
                                name + " was joined to another part and not deleted",
                                "the next creamery run of the batch deletes it"));
            } else {
                findings.add(unknown(file, name));
            }
        }
        if (inFlight > 0) {
            findings.add(
                    Finding.ok(
                            SUBJECT,
                            Words.count(inFlight, "file") + " that an engine is just recording"));
        }
        if (findings.stream().allMatch(Finding::isOk)) {
            findings.addFirst(
                    Finding.ok(
                            SUBJECT,
                            Words.count(live.size(), "part") + ", all known to the journals"));
        }
        return findings;
    }

    private static Finding unusable(String part, String problem, long runs) {
        return Finding.problem(
                SUBJECT,
                part + " " + problem + "; it should have " + Words.count(runs, "run"),
                "restore "
                        + part
                        + " from a backup; else move it out of the workspace and run the batch"
                        + " again: its runs are trained anew, with the same results");
    }

    private Finding unknown(Path file, String name) {
        return Files.isDirectory(workspace.root().resolve("batches").resolve(batch(file)))
                ? Finding.problem(
                        SUBJECT,
                        name + " is in no journal: its engine died before it was recorded",
                        "the next creamery run of the batch sets it aside")
                : Finding.problem(
                        SUBJECT,
                        name + " belongs to no batch of this workspace",
                        "summaries count it; move it out of the workspace if they should not");
    }

    private String name(Path file) {
        return workspace.root().relativize(file).toString().replace('\\', '/');
    }

    private String batch(Path file) {
        Path below = workspace.repetitions().relativize(file);
        return below.getNameCount() < 2 ? "" : below.getName(0).toString();
    }
}

package dev.creamery.engine.check;

import dev.creamery.engine.store.Workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files that engines left behind which died, and folders that nobody needs. */
final class Leftovers {

    private static final String SUBJECT = "leftovers";
    private static final int NAMED = 3;

    private final Workspace workspace;
    private final Set<String> taken;

    /**
     * @param taken batches that engines are working on: what they write now is not left behind
     */
    Leftovers(Workspace workspace, Set<String> taken) {
        this.workspace = workspace;
        this.taken = taken;
    }

    List<Finding> check() throws IOException {
        List<Finding> findings = new ArrayList<>();
        temporaries(findings);
        unfinishedBatches(findings);
        setAside(findings);
        if (findings.stream().allMatch(Finding::isOk)) {
            findings.addFirst(Finding.ok(SUBJECT, "no temporary files"));
        }
        return findings;
    }

    private void temporaries(List<Finding> findings) throws IOException {
        List<Path> left = new ArrayList<>();
        for (String folder : List.of("batches", "repetitions", "summary")) {
            try (Stream<Path> files = Files.walk(workspace.root().resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".tmp"))
                        .filter(file -> !isInUse(file))
                        .sorted()
                        .forEach(left::add);
            }
        }
        if (!left.isEmpty()) {
            findings.add(
                    Finding.warning(
                            SUBJECT,
                            Words.count(left.size(), "temporary file")
                                    + ", for example "
                                    + workspace.root().relativize(left.getFirst()),
                            "an engine died while it wrote; those in repetitions are deleted by the"
                                + " next creamery run of the batch, the others can be deleted"));
        }
    }

    private boolean isInUse(Path file) {
        Path below = workspace.root().relativize(file);
        return below.getName(0).toString().equals("summary")
                ? !taken.isEmpty()
                : taken.contains(below.getName(1).toString());
    }

    private void unfinishedBatches(List<Finding> findings) throws IOException {
        try (Stream<Path> folders = Files.list(workspace.root().resolve("batches"))) {
            List<Path> unfinished =
                    folders.filter(Files::isDirectory)
                            .filter(folder -> !Files.exists(folder.resolve("sweep.json")))
                            .sorted()
                            .toList();
            for (Path folder : unfinished.subList(0, Math.min(NAMED, unfinished.size()))) {
                findings.add(
                        Finding.warning(
                                SUBJECT,
                                workspace.root().relativize(folder)
                                        + " has no sweep.json: its launch was cut off"
                                        + (unfinished.size() > NAMED
                                                ? " (and %d more)"
                                                        .formatted(unfinished.size() - NAMED)
                                                : ""),
                                "launch the sweep again, or delete the folder"));
            }
        }
    }

    private void setAside(List<Finding> findings) throws IOException {
        Path folder = workspace.root().resolve("set-aside");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> parts = files.filter(Files::isRegularFile).toList();
            long bytes = parts.stream().mapToLong(file -> file.toFile().length()).sum();
            findings.add(
                    Finding.ok(
                            SUBJECT,
                            Words.count(parts.size(), "part")
                                    + " of "
                                    + Words.bytes(bytes)
                                    + " in set-aside, whose runs were trained again: delete the"
                                    + " folder when you like"));
        }
    }
}

package dev.creamery.engine.check;

import dev.creamery.engine.data.DatasetCatalog;
import dev.creamery.engine.data.DatasetLocation;
import dev.creamery.engine.sweep.ButterDatasets;
import dev.creamery.engine.sweep.DatasetFacts;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where BUTTER's datasets are, and whether those that are missing can be downloaded. */
public final class DatasetsCheck implements MachineCheck.Look {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DatasetCatalog catalog;

    public DatasetsCheck(DatasetCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<Finding> look() {
        Map<String, List<String>> found = new TreeMap<>();
        List<String> missing = new ArrayList<>();
        for (DatasetFacts facts : ButterDatasets.all()) {
            switch (catalog.locate(facts.name())) {
                case DatasetLocation.InDataFolder(Path file) -> add(found, folder(file), facts);
                case DatasetLocation.InCache(Path file) -> add(found, folder(file), facts);
                default -> missing.add(facts.name());
            }
        }
        List<Finding> findings = new ArrayList<>();
        found.forEach(
                (folder, names) ->
                        findings.add(Finding.ok("data", folder + ": " + String.join(", ", names))));
        if (!missing.isEmpty()) {
            findings.add(missing(missing, catalog.unreachable(PATIENCE)));
        }
        return findings;
    }

    private static void add(Map<String, List<String>> found, String folder, DatasetFacts facts) {
        found.computeIfAbsent(folder, any -> new ArrayList<>()).add(facts.name());
    }

    /** Files lie in a folder of their name, or beside each other. */
    private static String folder(Path file) {
        Path parent = file.toAbsolutePath().resolveSibling(".").normalize();
        String name = file.getFileName().toString().replace(".tsv.gz", "");
        return (parent.endsWith(name) ? parent.resolveSibling(".").normalize() : parent).toString();
    }

    static Finding missing(List<String> names, Optional<String> unreachable) {
        String list = String.join(", ", names);
        return unreachable
                .map(
                        problem ->
                                Finding.warning(
                                        "data",
                                        "not on this machine: " + list + "; " + problem,
                                        "name a folder that has them with --data or CREAMERY_DATA,"
                                            + " or connect to the network: sweeps with them fail"
                                            + " otherwise"))
                .orElseGet(
                        () ->
                                Finding.ok(
                                        "data",
                                        "not on this machine, downloaded when they are needed: "
                                                + list));
    }
}

package dev.creamery.app.monitor;

import static java.util.Objects.requireNonNull;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.BatchState;
import dev.creamery.engine.store.FailedRun;
import dev.creamery.engine.store.JournalEntry;
import dev.creamery.engine.store.Manifest;
import dev.creamery.engine.store.Workspace;
import dev.creamery.engine.sweep.Sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was read of the batches of one workspace: of their journals only those that have grown. */
final class KnownBatches {

    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, ManifestTable> tables = new HashMap<>();
    private Path root = Path.of("");

    /**
     * A batch, whose manifest never changes.
     *
     * @param bytes of its journals
     */
    record Known(
            Sweep sweep, Manifest manifest, long bytes, List<FailedRun> failed, BatchState state) {

        static Known of(Batch batch) throws IOException {
            return new Known(
                    batch.sweep(), batch.manifest(), -1, List.of(), BatchState.of(List.of()));
        }

        Known with(Batch batch, long now) throws IOException {
            List<JournalEntry> read = batch.entries();
            return new Known(sweep, manifest, now, FailedRun.of(read), BatchState.of(read));
        }

        /** With the repetitions that were added since. */
        Known with(Sweep now) {
            return new Known(now, manifest, bytes, failed, state);
        }
    }

    /** Reads what is new in a workspace; that of another one is forgotten. */
    List<Batch> read(Path folder) throws IOException {
        if (!folder.equals(root)) {
            known.clear();
            tables.clear();
            root = folder;
        }
        List<Batch> batches = Workspace.open(folder).batches();
        known.keySet().retainAll(batches.stream().map(Batch::name).collect(Collectors.toSet()));
        for (Batch batch : batches) {
            long bytes = batch.journalBytes();
            Known before = known.get(batch.name());
            if (before == null || bytes < before.bytes()) {
                before = Known.of(batch); // a new one, or another of that name
                tables.remove(batch.name());
            }
            Known now = before.bytes() == bytes ? before : before.with(batch, bytes);
            known.put(batch.name(), now.with(batch.sweep()));
        }
        return batches;
    }

    Optional<Known> get(String batch) {
        return Optional.ofNullable(known.get(batch));
    }

    /** What the manifest of a batch that is known tells, as text. */
    ManifestTable table(String batch) {
        return requireNonNull(
                tables.computeIfAbsent(
                        batch,
                        name -> ManifestTable.of(requireNonNull(known.get(name)).manifest())));
    }

    Collection<Known> all() {
        return known.values();
    }

    /** Finished runs by experiment, over all batches. */
    Map<Long, Set<String>> finished() {
        Map<Long, Set<String>> finished = new HashMap<>();
        for (Known batch : known.values()) {
            batch.state()
                    .finished()
                    .forEach(
                            (id, runs) ->
                                    finished.computeIfAbsent(id, any -> new HashSet<>())
                                            .addAll(runs));
        }
        return finished;
    }
}

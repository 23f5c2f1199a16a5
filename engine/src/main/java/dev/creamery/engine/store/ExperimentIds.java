package dev.creamery.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * BUTTER's {@code experiment_id}s: 1, 2, 3, …, given out once and never changed. They lie in an
 * append-only file of lines {@code id TAB canonical JSON}.
 */
public final class ExperimentIds {

    /** The ids are unsigned 32-bit numbers. */
    private static final long LAST = 0xFFFF_FFFFL;

    private static final Predicate<String> WHOLE =
            Pattern.compile("[1-9][0-9]{0,9}\t\\{.*\\}").asMatchPredicate();

    private final Path file;
    private final Path lock;

    ExperimentIds(Path file) {
        this.file = file;
        this.lock = file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Every id given out so far, by canonical JSON. */
    public Map<String, Long> known() throws IOException {
        Map<String, Long> ids = new LinkedHashMap<>();
        read((id, experiment) -> ids.put(experiment, id));
        return ids;
    }

    /**
     * Hands out every id and its experiment, one after the other, however many they are.
     *
     * @throws IOException if the file is damaged, or cannot be read
     */
    public void read(BiConsumer<Long, String> reader) throws IOException {
        AppendOnlyLines.scan(
                file,
                line -> Optional.of(line).filter(WHOLE),
                line -> {
                    int tab = line.indexOf('\t');
                    reader.accept(Long.parseLong(line, 0, tab, 10), line.substring(tab + 1));
                });
    }

    /**
     * The ids of experiments; those that have none yet get the next ones, in the order given.
     * Processes may do this at the same time.
     *
     * @param canonical see {@link dev.creamery.engine.sweep.SweepJson#canonical}
     * @return at least these, by canonical JSON
     */
    public Map<String, Long> assign(Collection<String> canonical) throws IOException {
        try (FileMutex _ = FileMutex.hold(lock)) {
            Map<String, Long> ids = known();
            long next = ids.values().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
            List<String> lines = new ArrayList<>();
            for (String experiment : canonical) {
                if (!ids.containsKey(experiment)) {
                    if (next > LAST) {
                        throw new IOException(file + " has given out all ids up to " + LAST);
                    }
                    lines.add(next + "\t" + experiment);
                    ids.put(experiment, next++);
                }
            }
            if (!lines.isEmpty()) {
                append(lines);
            }
            return ids;
        }
    }

    private void append(List<String> lines) throws IOException {
        try (AppendOnlyLines ids = new AppendOnlyLines(file, WHOLE)) {
            ids.append(lines);
        }
    }
}

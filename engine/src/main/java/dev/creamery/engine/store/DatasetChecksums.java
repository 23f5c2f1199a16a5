package dev.creamery.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the datasets of a workspace's runs were: a checksum of each, noted down when it is first
 * trained on. A dataset is known by its name alone, so if its file changed, the results of two
 * datasets would count as repetitions of one experiment. They lie in an append-only file of lines
 * {@code checksum TAB name}.
 */
public final class DatasetChecksums {

    private static final Predicate<String> WHOLE =
            Pattern.compile("[0-9a-f]{8}\t.+").asMatchPredicate();

    private final Path file;
    private final Path lock;

    DatasetChecksums(Path file) {
        this.file = file;
        this.lock = file.resolveSibling(file.getFileName() + ".lock");
    }

    /**
     * Compares a dataset with what it was, or notes it down if it is new. Processes may do this at
     * the same time.
     *
     * @param dataset its canonical name
     * @param checksum 32 bits of what networks see of it
     * @return whether it is still the same
     */
    public boolean isUnchanged(String dataset, int checksum) throws IOException {
        String line = "%08x\t%s".formatted(checksum, dataset);
        try (FileMutex _ = FileMutex.hold(lock)) {
            Optional<String> known =
                    AppendOnlyLines.read(file, WHOLE).stream()
                            .filter(one -> one.substring(9).equals(dataset))
                            .findFirst();
            if (known.isEmpty()) {
                try (AppendOnlyLines lines = new AppendOnlyLines(file, WHOLE)) {
                    lines.append(List.of(line));
                }
            }
            return known.orElse(line).equals(line);
        }
    }
}

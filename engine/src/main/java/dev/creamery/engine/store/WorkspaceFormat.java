package dev.creamery.engine.store;

import dev.creamery.engine.EngineVersion;
import dev.creamery.engine.sweep.SweepJson;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The file {@code workspace.json}, which says in which format a workspace is and what made it. One
 * without the file is from before there were marks: it is in format 1.
 */
final class WorkspaceFormat {

    /** Raised when programs that do not know of a change would misread or damage a workspace. */
    static final int CURRENT = 1;

    private final Path root;
    private final Path file;
    private final SweepJson json = new SweepJson();

    /**
     * @param root of the workspace
     */
    WorkspaceFormat(Path root) {
        this.root = root;
        file = root.resolve("workspace.json");
    }

    /** Marks a new workspace. */
    void write() throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("format", CURRENT);
        members.put("made_by", EngineVersion.current().toString());
        DurableFiles.replace(file, json.compact(members) + "\n");
    }

    /** Whether there is a mark. */
    boolean isThere() {
        return Files.exists(file);
    }

    /**
     * Looks whether this program can use the workspace.
     *
     * @throws NewerWorkspaceException if its format is newer
     * @throws IOException if the mark cannot be read, or is none
     */
    void check() throws IOException {
        Optional<String> text = text();
        if (text.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> members = json.object(text.get()).orElse(Map.of());
        if (!(members.get("format") instanceof Integer format) || format < 1) {
            throw new IOException(
                    file
                            + " is damaged: format is "
                            + members.get("format")
                            + "; allowed: 1 to "
                            + CURRENT
                            + "; delete the file if this version of the program made the"
                            + " workspace");
        }
        if (format > CURRENT) {
            throw new NewerWorkspaceException(
                    root,
                    format,
                    String.valueOf(members.getOrDefault("made_by", "another program")),
                    EngineVersion.current().toString());
        }
    }

    private Optional<String> text() throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException unmarked) {
            return Optional.empty();
        }
    }
}

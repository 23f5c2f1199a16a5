package dev.creamery.engine.cli;

import dev.creamery.engine.store.NewerWorkspaceException;
import dev.creamery.engine.store.StorageTrouble;
import dev.creamery.engine.store.Workspace;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that results are in. */
final class WorkspaceOption {

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            required = true,
            description = "Folder of batches and results; run makes it where it is missing.")
    private Path folder = Path.of("");

    Path folder() {
        return folder;
    }

    /** Opens it, and makes it where it is missing. */
    Workspace open() throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new UsageException("--workspace " + folder + " is a file; name a folder");
        }
        try {
            return Workspace.open(folder);
        } catch (NewerWorkspaceException newer) {
            throw newer;
        } catch (IOException refused) {
            throw new IOException(
                    "cannot use the workspace "
                            + folder
                            + ": "
                            + StorageTrouble.explain(refused, existingParent())
                            + "; name a folder that you may write to",
                    refused);
        }
    }

    private Path existingParent() {
        Path parent = folder.toAbsolutePath();
        while (!Files.exists(parent) && parent.getParent() != null) {
            parent = parent.getParent();
        }
        return parent;
    }

    /** Its folder, which must be a workspace already. */
    Path existing() {
        return existing(folder);
    }

    /** The same of a folder that was named elsewhere. */
    static Path existing(Path folder) {
        if (!Files.isDirectory(folder.resolve("repetitions"))) {
            throw new UsageException(
                    folder
                            + " is not a workspace: it has no folder repetitions; creamery run"
                            + " makes one");
        }
        return folder;
    }

    /** Opens it; it must be a workspace already. */
    Workspace openExisting() throws IOException {
        existing();
        return open();
    }
}

package dev.creamery.engine.store;

import java.io.IOException;
import java.nio.file.Path;

/** A workspace in a format that this version of the program does not know. */
public final class NewerWorkspaceException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * @param madeBy the program that made it, for people
     */
    NewerWorkspaceException(Path workspace, int format, String madeBy, String thisProgram) {
        super(
                ("the workspace %s is in format %d, made by %s; %s knows formats up to %d: open it"
                                + " with that program or a newer one, or name another folder")
                        .formatted(
                                workspace, format, madeBy, thisProgram, WorkspaceFormat.CURRENT));
    }
}

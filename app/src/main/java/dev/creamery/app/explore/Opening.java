package dev.creamery.app.explore;

import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.WorkProgress;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.nio.file.Path;
import java.util.Optional;

/** A source that is being opened, which takes long if it has to be unpacked first. */
final class Opening {

    private final Path path;
    private final Cancellation cancellation = new Cancellation();
    private final ObjectProperty<Optional<WorkProgress>> progress =
            new SimpleObjectProperty<>(Optional.empty());

    Opening(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** How far unpacking is; nothing for a source that needs none. */
    ObjectProperty<Optional<WorkProgress>> progress() {
        return progress;
    }
}

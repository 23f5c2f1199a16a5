package dev.creamery.app.explore;

import dev.creamery.engine.query.Cancellation;
import dev.creamery.engine.query.WorkProgress;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A source that is being opened, which takes long if it has to be unpacked first. */
final class Opening {

    private final Path path;
    private final Optional<Map<String, Object>> view;
    private final Cancellation cancellation = new Cancellation();
    private final ObjectProperty<Optional<WorkProgress>> progress =
            new SimpleObjectProperty<>(Optional.empty());

    /**
     * @param view how it is to be looked at, if that is known
     */
    Opening(Path path, Optional<Map<String, Object>> view) {
        this.path = path;
        this.view = view;
    }

    Path path() {
        return path;
    }

    Optional<Map<String, Object>> view() {
        return view;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    /** How far unpacking is; nothing for a source that needs none. */
    ObjectProperty<Optional<WorkProgress>> progress() {
        return progress;
    }
}

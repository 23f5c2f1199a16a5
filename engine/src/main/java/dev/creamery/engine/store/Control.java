package dev.creamery.engine.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person wants a batch's engines to do. */
public enum Control {
    RUNNING,
    /** Stop at the end of the epoch; go on when launched again. */
    PAUSED,
    /** Stop at the end of the epoch, for good. */
    CANCELLED;

    /** The word in {@code control.json}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Control> labelled(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }
}

package dev.creamery.engine.schedule;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Asks training to stop at the end of the epoch. The first reason counts. */
public final class StopSignal {

    /** Why training stops before all is done. */
    public enum Reason {
        /** A person or the system asked this process to end. */
        INTERRUPTED,
        /** The batch was paused. */
        PAUSED,
        /** The batch was cancelled. */
        CANCELLED,
        /** Results can no longer be written. */
        STORAGE
    }

    private final AtomicReference<@Nullable Reason> reason = new AtomicReference<>();
    private final @Nullable StopSignal parent;

    public StopSignal() {
        this(null);
    }

    private StopSignal(@Nullable StopSignal parent) {
        this.parent = parent;
    }

    /** A signal for a part of the work: a stop that is asked of the whole is asked of it too. */
    public StopSignal part() {
        return new StopSignal(this);
    }

    /** Asks for a stop. May be called from any thread, and again. */
    public void request(Reason why) {
        reason.compareAndSet(null, why);
    }

    public boolean isRequested() {
        return reason.get() != null || (parent != null && parent.isRequested());
    }

    /** The first reason that was given. */
    public Optional<Reason> reason() {
        Reason own = reason.get();
        return own == null && parent != null ? parent.reason() : Optional.ofNullable(own);
    }
}

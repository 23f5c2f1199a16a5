package dev.creamery.engine.schedule;

import dev.creamery.engine.data.PreparedDataset;

import org.jspecify.annotations.Nullable;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Prepares each dataset once for all threads, and keeps it while there is memory. A dataset that
 * could not be prepared is not tried again: downloads take long to fail.
 */
public final class DatasetCache {

    private final Function<String, PreparedDataset> preparer;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    /**
     * @param preparer makes a dataset from its canonical name, or throws
     */
    public DatasetCache(Function<String, PreparedDataset> preparer) {
        this.preparer = preparer;
    }

    /** The dataset of that name; what the preparer threw once is thrown again. */
    PreparedDataset get(String name) {
        return slots.computeIfAbsent(name, any -> new Slot()).get(name);
    }

    /** What the preparer refused it is asked for again. */
    void forgetFailures() {
        slots.values().removeIf(Slot::isRefused);
    }

    private final class Slot {
        private SoftReference<@Nullable PreparedDataset> kept = new SoftReference<>(null);
        private @Nullable RuntimeException failure;

        synchronized boolean isRefused() {
            return failure != null;
        }

        synchronized PreparedDataset get(String name) {
            if (failure != null) {
                throw failure;
            }
            PreparedDataset dataset = kept.get();
            if (dataset == null) {
                dataset = prepare(name);
                kept = new SoftReference<>(dataset);
            }
            return dataset;
        }

        private PreparedDataset prepare(String name) {
            try {
                return preparer.apply(name);
            } catch (RuntimeException refused) {
                failure = refused;
                throw refused;
            }
        }
    }
}

package dev.creamery.engine.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.creamery.engine.sweep.InvalidValueException;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

class DatasetCacheTest {

    private final AtomicInteger prepared = new AtomicInteger();

    @Test
    void aDatasetIsPreparedOnce() {
        DatasetCache cache =
                new DatasetCache(
                        name -> {
                            prepared.incrementAndGet();
                            return Samples.zeros(name);
                        });
        assertThat(cache.get("banana")).isSameAs(cache.get("banana"));
        assertThat(prepared).hasValue(1);
    }

    @Test
    void aDatasetThatCannotBePreparedIsTriedOnce() {
        DatasetCache cache =
                new DatasetCache(
                        name -> {
                            prepared.incrementAndGet();
                            throw new InvalidValueException("no file");
                        });
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> cache.get("banana")).hasMessage("no file");
        }
        assertThat(prepared).hasValue(1);
    }
}

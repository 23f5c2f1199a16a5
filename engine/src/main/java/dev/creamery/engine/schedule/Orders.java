package dev.creamery.engine.schedule;

import dev.creamery.engine.store.Batch;
import dev.creamery.engine.store.Steering;

import java.io.IOException;

/**
 * What people want of a batch, as it was last read.
 *
 * @param repetitions of each experiment
 */
record Orders(Steering steering, int repetitions) {

    static Orders of(Batch batch) throws IOException {
        return new Orders(batch.steering(), batch.sweep().repetitions());
    }

    /**
     * Threads that are to train.
     *
     * @param otherwise where nobody has said so
     */
    int threads(int otherwise) {
        return steering.threads().orElse(otherwise);
    }
}

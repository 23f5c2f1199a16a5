package dev.creamery.engine.train.fused;

import dev.creamery.engine.train.PublishedEpochsTest;
import dev.creamery.engine.train.Trainer;

class FusedPublishedEpochsTest extends PublishedEpochsTest {

    @Override
    protected Trainer trainer() {
        return new FusedTrainer();
    }
}

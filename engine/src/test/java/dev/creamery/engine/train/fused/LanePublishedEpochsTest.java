package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.train.PublishedEpochsTest;
import dev.creamery.engine.train.Trainer;

class LanePublishedEpochsTest extends PublishedEpochsTest {

    @Override
    protected Trainer trainer() {
        return new FusedTrainer(KernelProvider.named("lane"));
    }
}

package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.kernel.OneDnnHere;
import dev.creamery.engine.train.PublishedEpochsTest;
import dev.creamery.engine.train.Trainer;

@OneDnnHere
class OneDnnPublishedEpochsTest extends PublishedEpochsTest {

    @Override
    protected Trainer trainer() {
        return new FusedTrainer(KernelProvider.named("onednn"));
    }
}

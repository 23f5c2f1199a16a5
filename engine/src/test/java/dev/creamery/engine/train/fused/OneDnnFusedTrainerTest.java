package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.kernel.OneDnnHere;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainerContractTest;

@OneDnnHere
class OneDnnFusedTrainerTest extends TrainerContractTest {

    @Override
    protected Trainer trainer() {
        return new FusedTrainer(KernelProvider.named("onednn"));
    }
}

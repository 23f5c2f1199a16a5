package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.kernel.OneDnnHere;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainerAgreementTest;

@OneDnnHere
class OneDnnAgreementTest extends TrainerAgreementTest {

    @Override
    protected Trainer one() {
        return new FusedTrainer(KernelProvider.named("onednn"));
    }

    @Override
    protected Trainer other() {
        return new FusedTrainer(KernelProvider.named("scalar"));
    }
}

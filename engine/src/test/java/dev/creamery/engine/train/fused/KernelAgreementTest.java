package dev.creamery.engine.train.fused;

import dev.creamery.engine.kernel.KernelProvider;
import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainerAgreementTest;

class KernelAgreementTest extends TrainerAgreementTest {

    @Override
    protected Trainer one() {
        return new FusedTrainer();
    }

    @Override
    protected Trainer other() {
        return new FusedTrainer(KernelProvider.named("scalar"));
    }
}

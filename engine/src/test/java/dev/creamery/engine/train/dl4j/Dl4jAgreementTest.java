package dev.creamery.engine.train.dl4j;

import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainerAgreementTest;
import dev.creamery.engine.train.fused.FusedTrainer;

class Dl4jAgreementTest extends TrainerAgreementTest {

    @Override
    protected Trainer one() {
        return new Dl4jTrainer();
    }

    @Override
    protected Trainer other() {
        return new FusedTrainer();
    }
}

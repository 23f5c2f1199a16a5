package dev.creamery.engine.train.dl4j;

import dev.creamery.engine.train.Trainer;
import dev.creamery.engine.train.TrainerContractTest;

class Dl4jTrainerTest extends TrainerContractTest {

    @Override
    protected Trainer trainer() {
        return new Dl4jTrainer();
    }
}

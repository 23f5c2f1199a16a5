package dev.creamery.engine.train.fused;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void theFasterWayIsTaken() {
        assertThat(lanes(epochs(new Pace(16, true), 30, 10, 20))).isEqualTo(28);
        assertThat(lanes(epochs(new Pace(16, false), 30, 20, 10))).isEqualTo(2);
    }

    @Test
    void aWrongGuessIsCorrectedAfterTheSecondEpoch() {
        assertThat(epochs(new Pace(16, false), 5, 10, 20))
                .containsExactly(false, true, true, true, true);
        assertThat(epochs(new Pace(16, true), 5, 20, 10))
                .containsExactly(true, false, false, false, false);
    }

    /** Lanes take 100 in epoch 2, when Java has not compiled them, and 5 from then on. */
    @Test
    void aWayThatWasSlowAtFirstIsTriedAgain() {
        Pace pace = new Pace(16, false);
        boolean[] lanes = new boolean[10];
        for (int epoch = 1; epoch < 10; epoch++) {
            lanes[epoch] = pace.next();
            pace.took(lanes[epoch], !lanes[epoch] ? 10 : epoch == 2 ? 100 : 5);
        }
        assertThat(lanes)
                .containsExactly(false, false, true, false, false, false, false, false, true, true);
    }

    private static boolean[] epochs(Pace pace, int count, long inLanes, long oneByOne) {
        boolean[] lanes = new boolean[count];
        for (int epoch = 0; epoch < count; epoch++) {
            lanes[epoch] = pace.next();
            pace.took(lanes[epoch], lanes[epoch] ? inLanes : oneByOne);
        }
        return lanes;
    }

    private static int lanes(boolean[] epochs) {
        int count = 0;
        for (boolean lanes : epochs) {
            count += lanes ? 1 : 0;
        }
        return count;
    }
}

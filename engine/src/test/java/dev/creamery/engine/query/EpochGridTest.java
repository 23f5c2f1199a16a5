package dev.creamery.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpochGridTest {

    @Test
    void threeThousandEpochsAreKeptAs28() {
        assertThat(EpochGrid.upTo(3000)).hasSize(28).startsWith(1, 2, 3).endsWith(1800, 2400, 3000);
    }

    @Test
    void theLastEpochIsAlwaysKept() {
        assertThat(EpochGrid.upTo(7)).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(EpochGrid.upTo(8)).containsExactly(1, 2, 3, 4, 5, 6, 8);
        assertThat(EpochGrid.upTo(1)).containsExactly(1);
        assertThat(EpochGrid.upTo(0)).isEmpty();
    }

    @Test
    void theNearestEpochIsSoOnALogScale() {
        assertThat(EpochGrid.nearest(1, 3000)).isEqualTo(1);
        assertThat(EpochGrid.nearest(61, 3000)).isEqualTo(50);
        assertThat(EpochGrid.nearest(62, 3000)).isEqualTo(75);
        assertThat(EpochGrid.nearest(9999, 3000)).isEqualTo(3000);
        assertThat(EpochGrid.nearest(9999, 120)).isEqualTo(120);
    }

    @Test
    void aDrawingGetsEveryEpochOrEvenlySpreadOnes() {
        assertThat(EpochGrid.spread(3, 100)).containsExactly(1, 2, 3);
        assertThat(EpochGrid.spread(1000, 4)).containsExactly(1, 10, 100, 1000);
        assertThat(EpochGrid.spread(3000, 500))
                .hasSizeLessThan(500)
                .startsWith(1, 2)
                .endsWith(3000);
    }
}

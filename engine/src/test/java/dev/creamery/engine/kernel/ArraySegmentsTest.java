package dev.creamery.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

class ArraySegmentsTest {

    private final ArraySegments segments = new ArraySegments();

    @Test
    void aSegmentIsMadeOnceForEachArrayAndStart() {
        float[] array = {1, 2, 3};
        MemorySegment segment = segments.from(array, 1);
        assertThat(segments.from(array, 1)).isSameAs(segment);
        assertThat(first(segments.from(array, 2))).isEqualTo(3);
        assertThat(first(segments.from(array.clone(), 1))).isEqualTo(2);
        segment.setAtIndex(ValueLayout.JAVA_FLOAT, 0, 7);
        assertThat(array).containsExactly(1, 7, 3);
    }

    @Test
    void moreThanThereArePlacesForAreStillRight() {
        for (int round = 0; round < 2; round++) {
            for (int index = 0; index < 5000; index++) {
                float[] array = {index, -index};
                assertThat(first(segments.from(array, 0))).isEqualTo(index);
                assertThat(first(segments.from(array, 1))).isEqualTo(-index);
            }
        }
    }

    private static float first(MemorySegment segment) {
        return segment.getAtIndex(ValueLayout.JAVA_FLOAT, 0);
    }
}

package dev.creamery.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.engine.store.Control;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchStatusTest {

    @ParameterizedTest
    @CsvSource({
        "true, RUNNING, false, RUNNING",
        "true, RUNNING, true, RUNNING",
        "true, PAUSED, false, STOPPING",
        "true, CANCELLED, false, STOPPING",
        "false, RUNNING, true, FINISHED",
        "false, PAUSED, true, FINISHED",
        "false, RUNNING, false, STOPPED",
        "false, PAUSED, false, PAUSED",
        "false, CANCELLED, false, CANCELLED"
    })
    void lockControlAndCompletenessTellTheStatus(
            boolean taken, Control control, boolean complete, BatchStatus status) {
        assertThat(BatchStatus.of(taken, control, complete)).isEqualTo(status);
    }
}

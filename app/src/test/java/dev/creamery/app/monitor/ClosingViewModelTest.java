package dev.creamery.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.task.ImmediateTaskRunner;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

class ClosingViewModelTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void trainingOnClosesWithoutAWordToTheEngines() {
        closing(false).goOn();

        assertThat(done).containsExactly("closed");
    }

    @Test
    void stoppingTellsTheEnginesFirst() {
        closing(false).stop();

        assertThat(done).containsExactly("stopped", "closed");
    }

    @Test
    void whatCannotBeStoppedKeepsTheWindowOpenAndIsTold() {
        ClosingViewModel closing = closing(true);

        closing.stop();

        assertThat(done).isEmpty();
        assertThat(closing.notices().current().get().orElseThrow().message())
                .contains("read-only disk");
    }

    private ClosingViewModel closing(boolean broken) {
        OwnEngines engines =
                new OwnEngines() {
                    @Override
                    public int running() {
                        return 1;
                    }

                    @Override
                    public void stop() throws IOException {
                        if (broken) {
                            throw new IOException("read-only disk");
                        }
                        done.add("stopped");
                    }
                };
        return new ClosingViewModel(engines, new ImmediateTaskRunner(), () -> done.add("closed"));
    }
}

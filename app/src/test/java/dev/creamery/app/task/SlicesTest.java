package dev.creamery.app.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SlicesTest {

    private final ImmediateTaskRunner tasks = new ImmediateTaskRunner();
    private final Slices slices = new Slices(tasks);
    private final List<String> done = new ArrayList<>();

    private List<Runnable> steps(String... names) {
        return List.of(names).stream().<Runnable>map(name -> () -> done.add(name)).toList();
    }

    @Test
    void oneStepIsDoneAtATime() {
        slices.begin(steps("a", "b"));
        slices.begin(steps("c"));
        assertThat(done).containsExactly("a");
        tasks.passTime();
        assertThat(done).containsExactly("a", "b");
        tasks.passTime();
        assertThat(done).containsExactly("a", "b", "c");
    }

    @Test
    void otherStepsTakeThePlaceOfWhatIsLeft() {
        slices.begin(steps("a", "b"));
        slices.beginAnew(steps("c", "d"));
        tasks.passTime();
        tasks.passTime();
        assertThat(done).containsExactly("a", "c", "d");
    }
}

package dev.creamery.app.explore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailTest {

    private final Trail<String> trail = new Trail<>("start");

    @Test
    void backAndForward() {
        trail.went("a");
        trail.went("b");
        assertThat(trail.back()).hasValue("a");
        assertThat(trail.back()).hasValue("start");
        assertThat(trail.canGoBack().get()).isFalse();
        assertThat(trail.back()).isEmpty();
        assertThat(trail.forward()).hasValue("a");
        assertThat(trail.canGoForward().get()).isTrue();
    }

    @Test
    void aNewWayForgetsWhatLayAhead() {
        trail.went("a");
        trail.back();
        trail.went("b");
        assertThat(trail.canGoForward().get()).isFalse();
        assertThat(trail.back()).hasValue("start");
        assertThat(trail.forward()).hasValue("b");
    }

    @Test
    void stayingIsNoStep() {
        trail.went("start");
        assertThat(trail.canGoBack().get()).isFalse();
    }

    @Test
    void theLongestWaysAreForgottenAtTheirStart() {
        for (int i = 0; i < 300; i++) {
            trail.went("place " + i);
        }
        int steps = 0;
        while (trail.back().isPresent()) {
            steps++;
        }
        assertThat(steps).isEqualTo(99);
        assertThat(trail.forward()).hasValue("place 201");
    }
}

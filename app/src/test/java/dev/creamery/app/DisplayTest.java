package dev.creamery.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class DisplayTest {

    @Test
    void onLinuxADisplayIsNamedByTheEnvironment() {
        assertThat(display("Linux", Map.of("DISPLAY", ":0")).obstacle()).isEmpty();
        assertThat(display("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")).obstacle()).isEmpty();
        assertThat(display("Linux", Map.of("DISPLAY", "")).obstacle()).isPresent();
        assertThat(display("Linux", Map.of()).obstacle().orElseThrow()).contains("DISPLAY");
    }

    @Test
    void windowsAndMacHaveOneWithoutSayingSo() {
        assertThat(display("Windows 11", Map.of()).obstacle()).isEmpty();
        assertThat(display("Mac OS X", Map.of()).obstacle()).isEmpty();
    }

    @Test
    void aHeadlessJavaHasNone() {
        assertThat(new Display("Mac OS X", true, Map.of()).obstacle().orElseThrow())
                .contains("headless");
    }

    private static Display display(String system, Map<String, String> environment) {
        return new Display(system, false, environment);
    }
}

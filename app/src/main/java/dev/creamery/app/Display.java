package dev.creamery.app;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Whether a window can be opened. */
final class Display {

    private Display() {}

    /**
     * Windows and macOS always have a display; other systems if the environment names an X11 or a
     * Wayland display.
     *
     * @param system the name of the operating system
     * @param environment variables of the process
     */
    static boolean isThere(String system, Map<String, String> environment) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.startsWith("windows")
                || name.startsWith("mac")
                || Stream.of("DISPLAY", "WAYLAND_DISPLAY")
                        .anyMatch(variable -> !environment.getOrDefault(variable, "").isEmpty());
    }
}

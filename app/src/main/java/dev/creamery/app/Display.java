package dev.creamery.app;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a window can be shown.
 *
 * @param system name of the operating system, as in {@code os.name}
 * @param headless whether this Java was told that there is no display
 * @param environment variables
 */
record Display(String system, boolean headless, Map<String, String> environment) {

    static Display ofThisProcess() {
        return new Display(
                System.getProperty("os.name", ""),
                Boolean.getBoolean("java.awt.headless"),
                System.getenv());
    }

    /** Why no window can be shown; absent if one can. */
    Optional<String> obstacle() {
        if (headless) {
            return Optional.of("java.awt.headless is true");
        }
        String name = system.toLowerCase(Locale.ROOT);
        boolean always = name.startsWith("windows") || name.startsWith("mac");
        return always || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY")
                ? Optional.empty()
                : Optional.of("no display: DISPLAY is not set");
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isEmpty();
    }
}

package dev.creamery.engine.data;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a user's caches lie, by the convention of the operating system. */
public final class UserCache {

    private static final String NAME = "creamery";

    private UserCache() {}

    /** The folder of downloaded datasets on this machine; it need not exist. */
    public static Path datasets() {
        return datasets(
                System.getProperty("os.name", ""),
                System.getenv(),
                Path.of(System.getProperty("user.home", "")));
    }

    /**
     * XDG_CACHE_HOME wherever it is set, else ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows,
     * ~/.cache elsewhere.
     */
    static Path datasets(String system, Map<String, String> environment, Path home) {
        return base(system.toLowerCase(Locale.ROOT), environment, home).resolve("datasets");
    }

    private static Path base(String system, Map<String, String> environment, Path home) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        if (!xdg.isEmpty() && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg, NAME);
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches").resolve(NAME);
        }
        if (system.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            Path parent =
                    local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local);
            return parent.resolve(NAME).resolve("cache");
        }
        return home.resolve(".cache").resolve(NAME);
    }
}

package dev.creamery.engine;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a user's caches lie, by the convention of the operating system. */
public final class CacheFolder {

    private static final String NAME = "creamery";

    private CacheFolder() {}

    /** The folder of this user's caches on this machine; it need not exist. */
    public static Path ofThisUser() {
        return of(
                System.getProperty("os.name", ""),
                System.getenv(),
                Path.of(System.getProperty("user.home", "")));
    }

    /**
     * XDG_CACHE_HOME wherever it is set, else ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows,
     * ~/.cache elsewhere.
     */
    public static Path of(String operatingSystem, Map<String, String> environment, Path home) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
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

package dev.creamery.app.preferences;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where each system wants programs to keep their settings. */
public final class ConfigFolder {

    private ConfigFolder() {}

    /** The program's own folder in there, for the person who runs this process. */
    public static Path ofThisPerson() {
        return of(
                System.getProperty("os.name"),
                Path.of(System.getProperty("user.home")),
                System.getenv());
    }

    /**
     * The program's own folder in there.
     *
     * @param system as in the property {@code os.name}
     * @param home the person's home folder
     * @param environment variables; {@code CREAMERY_CONFIG} names another folder
     */
    public static Path of(String system, Path home, Map<String, String> environment) {
        String chosen = environment.getOrDefault("CREAMERY_CONFIG", "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return under(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"))
                    .resolve("Creamery");
        }
        if (name.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Creamery");
        }
        return under(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("creamery");
    }

    private static Path under(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isBlank() ? otherwise : Path.of(value);
    }
}

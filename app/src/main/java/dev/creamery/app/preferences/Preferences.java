package dev.creamery.app.preferences;

import java.nio.file.Path;

/**
 * What a person has chosen once and for all.
 *
 * @param theme light, dark, or like the system
 * @param dataFolder where datasets are looked for before they are downloaded
 * @param threads that training may use; 0 for as many as the computer has
 * @param defaultWorkspace opened when no other was open before; made when first needed
 * @param notifications whether the desktop tells when a batch ends
 */
public record Preferences(
        Theme theme, Path dataFolder, int threads, Path defaultWorkspace, boolean notifications) {

    /** The most threads that can be asked for. */
    public static final int MOST_THREADS = 1024;

    public Preferences {
        if (threads < 0 || threads > MOST_THREADS) {
            throw new IllegalArgumentException(
                    "threads " + threads + " is not valid; use 0 to " + MOST_THREADS);
        }
    }

    /** What holds until something is chosen, for a person whose home folder this is. */
    public static Preferences defaults(Path home) {
        return new Preferences(
                Theme.SYSTEM,
                home.resolve("creamery").resolve("data"),
                0,
                home.resolve("creamery").resolve("workspace"),
                true);
    }

    /** The file that they are kept in. */
    public static JsonFile<Preferences> file(Path config, Path home) {
        return new JsonFile<>(
                config.resolve("preferences.json"), Preferences.class, defaults(home));
    }

    /** Those of the person who runs this process. */
    public static Preferences ofThisPerson() {
        Path home = Path.of(System.getProperty("user.home"));
        return file(ConfigFolder.ofThisPerson(), home).read();
    }

    public Preferences withTheme(Theme other) {
        return new Preferences(other, dataFolder, threads, defaultWorkspace, notifications);
    }
}

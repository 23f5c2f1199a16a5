package dev.creamery.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * Which build of the software this is.
 *
 * @param version for example {@code 0.1.0}
 * @param revision of the sources; "unknown" where they were not in git
 */
public record EngineVersion(String version, String revision) {

    private static final String RESOURCE = "version.properties";

    /** That of the running program. */
    public static EngineVersion current() {
        Properties build = new Properties();
        try (InputStream stream = EngineVersion.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                throw new IllegalStateException("the program's " + RESOURCE + " is missing");
            }
            build.load(stream);
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "the program's " + RESOURCE + " is damaged", unreadable);
        }
        return new EngineVersion(build.getProperty("version"), build.getProperty("revision"));
    }

    @Override
    public String toString() {
        return "Creamery " + version + " (" + revision + ")";
    }
}

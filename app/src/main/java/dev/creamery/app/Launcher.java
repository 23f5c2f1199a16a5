package dev.creamery.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Where {@code bin/creamery} starts. It does not extend Application: on the class path, JavaFX
 * starts only from such a class.
 */
public final class Launcher {
    private Launcher() {}

    /** Prints the version, for now. */
    public static void main(String[] args) {
        Properties version = new Properties();
        try (InputStream in =
                Launcher.class.getResourceAsStream("/dev/creamery/engine/version.properties")) {
            version.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.out.println(
                "Creamery "
                        + version.getProperty("version")
                        + " ("
                        + version.getProperty("revision")
                        + ")");
    }
}

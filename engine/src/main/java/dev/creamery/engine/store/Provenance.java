package dev.creamery.engine.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Properties;

/**
 * What made a run: the columns of BUTTER that do not depend on the experiment. Those that BUTTER
 * named after its own tools carry the truth about these ones.
 *
 * @param pythonVersion the run time, for example {@code Java 25.0.1}
 * @param tensorflowVersion the software and trainer, for example {@code creamery 0.1.0 fused …}
 * @param taskVersion counts up whenever the same seed gives other results, 0 to 65535
 * @param platform operating system and processor
 * @param gitHash revision of the software
 * @param hostname the machine's name
 * @param command how the engine was started
 */
public record Provenance(
        String pythonVersion,
        String tensorflowVersion,
        int taskVersion,
        String platform,
        String gitHash,
        String hostname,
        String command) {

    /** The current {@code taskVersion}. */
    public static final int TASK_VERSION = 1;

    private static final String BUILD = "/dev/creamery/engine/version.properties";

    /**
     * That of runs that this process trains.
     *
     * @param trainer see {@link dev.creamery.engine.train.Trainer#provenance()}
     * @param command the command line, for people
     */
    public static Provenance ofThisProcess(String trainer, String command) {
        Properties build = build();
        return new Provenance(
                "Java " + Runtime.version(),
                "creamery " + build.getProperty("version") + " " + trainer,
                TASK_VERSION,
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"),
                build.getProperty("revision"),
                hostName(),
                command);
    }

    private static Properties build() {
        Properties build = new Properties();
        try (InputStream stream = Provenance.class.getResourceAsStream(BUILD)) {
            if (stream == null) {
                throw new IllegalStateException("the program's " + BUILD + " is missing");
            }
            build.load(stream);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the program's " + BUILD + " is damaged", unreadable);
        }
        return build;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}

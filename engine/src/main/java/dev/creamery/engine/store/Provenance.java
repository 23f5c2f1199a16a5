package dev.creamery.engine.store;

import dev.creamery.engine.EngineVersion;

import java.net.InetAddress;
import java.net.UnknownHostException;

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
    public static final int TASK_VERSION = 3;

    /**
     * That of runs that this process trains.
     *
     * @param trainer see {@link dev.creamery.engine.train.Trainer#provenance()}
     * @param command the command line, for people
     */
    public static Provenance ofThisProcess(String trainer, String command) {
        EngineVersion build = EngineVersion.current();
        return new Provenance(
                "Java " + Runtime.version(),
                "creamery " + build.version() + " " + trainer,
                TASK_VERSION,
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + System.getProperty("os.arch"),
                build.revision(),
                hostName(),
                command);
    }

    /**
     * What the bits of a run depend on, besides its seed: with other words here, nothing goes on
     * that was begun.
     */
    public String bits() {
        return tensorflowVersion + ", task version " + taskVersion;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "unknown";
        }
    }
}

package dev.creamery.engine.check;

import dev.creamery.engine.EngineVersion;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program, the Java that it runs on, and whether a window could open. */
public final class JavaCheck implements MachineCheck.Look {

    private static final int NEEDED = 25;

    private final Map<String, String> environment;

    /**
     * @param environment variables
     */
    public JavaCheck(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("program", EngineVersion.current().toString()));
        findings.add(java(Runtime.version().feature(), System.getProperty("java.vm.info", "")));
        findings.add(display(System.getProperty("os.name", "")));
        return findings;
    }

    static Finding java(int version, String mode) {
        String java =
                "Java "
                        + System.getProperty("java.version")
                        + ", "
                        + System.getProperty("java.vendor")
                        + ", at "
                        + System.getProperty("java.home");
        if (version < NEEDED) {
            return Finding.problem(
                    "java", java, "install Java " + NEEDED + " or name one in CREAMERY_JAVA");
        }
        if (mode.contains("interpreted")) {
            return Finding.warning(
                    "java",
                    java + ", which compiles nothing: " + mode,
                    "take -Xint out of CREAMERY_OPTS and JAVA_TOOL_OPTIONS");
        }
        return Finding.ok("java", java);
    }

    Finding display(String system) {
        if (system.startsWith("Windows") || system.startsWith("Mac")) {
            return Finding.ok("display", system + "'s own");
        }
        for (String variable : List.of("WAYLAND_DISPLAY", "DISPLAY")) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isEmpty()) {
                return Finding.ok("display", variable + "=" + value);
            }
        }
        return Finding.ok(
                "display", "none (DISPLAY is not set): no window here, but all other commands");
    }
}

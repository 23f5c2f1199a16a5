package dev.creamery.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineCommandTest {

    @Test
    void withoutACommandItShowsItsHelp() {
        Invocation help = Invocation.of();
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("plan", "run", "datasets", "summarize", "export");
    }

    @Test
    void theHelpListsTheExitCodes() {
        assertThat(Invocation.of("--help").out()).contains("Exit codes", "130", "signal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "run",
                "datasets",
                "summarize",
                "export",
                "status",
                "pause",
                "resume",
                "cancel",
                "retry",
                "repetitions",
                "change"
            })
    void everyCommandHasHelp(String command) {
        Invocation help = Invocation.of(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: creamery " + command);
    }

    @Test
    void theVersionNamesTheRevision() {
        assertThat(Invocation.of("--version").out())
                .matches("Creamery \\d+\\.\\d+\\.\\d+\\S* \\([0-9a-z]+\\)\\R");
    }

    @Test
    void anUnknownCommandIsMisuse() {
        Invocation unknown = Invocation.of("pln", "quick");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("pln", "plan");
        assertThat(unknown.out()).isEmpty();
    }

    @Test
    void aMistypedOptionIsToldBeforeTheOneThatItLacks() {
        Invocation mistyped = Invocation.of("run", "quick", "--workspce", "first");
        assertThat(mistyped.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mistyped.err()).contains("no option --workspce (did you mean --workspace?)");
        assertThat(Invocation.of("rnu").err()).contains("no command rnu (did you mean run?)");
        assertThat(Invocation.of("plan", "quick", "slow").err()).contains("'slow'", "too many");
        assertThat(Invocation.of("run").err()).contains("Missing required", "--workspace");
    }

    @Test
    void anErrorIsNamedAsOneOnce() {
        assertThat(Invocation.of("export", "--to", "x").err())
                .startsWith("creamery: Missing required argument");
    }

    @Test
    void anErrorIsAFewLinesWithoutAStackTrace() {
        for (Invocation misuse :
                new Invocation[] {
                    Invocation.of("plan"),
                    Invocation.of("plan", "quick", "--format", "xml"),
                    Invocation.of("run", "quick"),
                    Invocation.of("run", "quick", "--workspace", "w", "--threads", "0"),
                    Invocation.of("datasets", "two_mons"),
                    Invocation.of("datasets", "--data", "no/such/folder"),
                    Invocation.of("summarize", "--workspace", "no-such-folder"),
                }) {
            assertThat(misuse.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(misuse.err().lines()).hasSizeLessThanOrEqualTo(2);
            assertThat(misuse.err()).startsWith("creamery: ").doesNotContain("\tat ");
        }
    }

    @Test
    void anUnknownSweepGivesTheNearestNameAndTheList() {
        Invocation unknown = Invocation.of("plan", "primary_swep");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err())
                .contains("primary_swep")
                .contains("did you mean primary_sweep?")
                .contains("optimizer_sweep");
    }
}

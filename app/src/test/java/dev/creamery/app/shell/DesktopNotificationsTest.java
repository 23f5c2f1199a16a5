package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

class DesktopNotificationsTest {

    private static final String TITLE = "it's \"done\"; rm -rf $HOME";

    private final List<List<String>> commands = new ArrayList<>();
    private final List<Map<String, String>> environments = new ArrayList<>();
    private final AtomicBoolean wanted = new AtomicBoolean(true);

    private DesktopNotifications on(String system) {
        return new DesktopNotifications(
                system,
                wanted::get,
                (command, environment) -> {
                    commands.add(command);
                    environments.add(environment);
                });
    }

    @Test
    void eachSystemHasItsProgramAndNoScriptEverHoldsTheText() {
        on("Linux").announce(TITLE, "4 / 4 runs");
        on("Mac OS X").announce(TITLE, "4 / 4 runs");
        on("Windows 11").announce(TITLE, "4 / 4 runs");

        assertThat(commands.get(0))
                .containsExactly("notify-send", "--app-name=Creamery", "--", TITLE, "4 / 4 runs");
        assertThat(commands.get(1)).startsWith("osascript", "-e");
        assertThat(commands.get(2)).startsWith("powershell");
        for (List<String> command : commands.subList(1, 3)) {
            assertThat(command).noneMatch(word -> word.contains("done"));
        }
        assertThat(environments)
                .allMatch(
                        environment ->
                                TITLE.equals(environment.get("CREAMERY_TITLE"))
                                        && "4 / 4 runs".equals(environment.get("CREAMERY_TEXT")));
    }

    @Test
    void whoDoesNotWantThemGetsNone() {
        wanted.set(false);
        on("Linux").announce("done", "");
        assertThat(commands).isEmpty();
    }

    @Test
    void aSystemWithoutTheProgramShowsNothingAndGoesOn() {
        DesktopNotifications bare =
                new DesktopNotifications(
                        "Linux",
                        () -> true,
                        (command, environment) -> {
                            throw new IOException("no notify-send");
                        });
        assertThatCode(() -> bare.announce("done", "")).doesNotThrowAnyException();
    }
}

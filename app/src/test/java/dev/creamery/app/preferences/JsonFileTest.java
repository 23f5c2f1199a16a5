package dev.creamery.app.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class JsonFileTest {

    private static final Preferences DEFAULTS = Preferences.defaults(Path.of("/home/ada"));

    @TempDir Path folder;
    private Path file;
    private JsonFile<Preferences> preferences;

    @BeforeEach
    void open() {
        file = folder.resolve("settings").resolve("preferences.json");
        preferences = new JsonFile<>(file, Preferences.class, DEFAULTS);
    }

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        Preferences changed = new Preferences(Theme.DARK, Path.of("/d"), 3, Path.of("/w"), false);

        preferences.write(changed);

        assertThat(preferences.read()).isEqualTo(changed);
        assertThat(Files.list(file.getParent())).containsExactly(file);
    }

    @Test
    void withoutAFileTheDefaultsHold() {
        assertThat(preferences.read()).isEqualTo(DEFAULTS);
    }

    @Test
    void aBrokenFileIsSetAsideAndTheDefaultsHold() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"theme\": \"DA");

        assertThat(preferences.read()).isEqualTo(DEFAULTS);
        assertThat(file.resolveSibling("preferences.json.broken"))
                .content()
                .isEqualTo("{\"theme\": \"DA");
        assertThat(file).doesNotExist();
    }

    @Test
    void aValueOutOfRangeIsABrokenFile() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"threads\": -4}");

        assertThat(preferences.read()).isEqualTo(DEFAULTS);
    }

    @Test
    void missingMembersKeepTheirDefaultAndUnknownOnesAreIgnored() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"theme\": \"DARK\", \"later\": 1}");

        assertThat(preferences.read()).isEqualTo(DEFAULTS.withTheme(Theme.DARK));
    }

    @Test
    void aSessionIsReadAsItWasWritten() throws IOException {
        JsonFile<Session> sessions =
                new JsonFile<>(folder.resolve("session.json"), Session.class, Session.EMPTY);
        Session session =
                new Session(
                        new WindowBounds(1, 2, 800, 600, false),
                        "runs",
                        Path.of("/study"),
                        List.of(Path.of("/study"), Path.of("/other")),
                        Map.of("compose", Map.of("name", "x", "cubes", List.of())));

        sessions.write(session);

        assertThat(sessions.read()).isEqualTo(session);
        assertThat(folder.resolve("session.json")).content().contains("\"/study\"");
    }
}

package dev.creamery.app.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class PreferencesViewModelTest {

    private final List<Preferences> saved = new ArrayList<>();
    private final PreferencesViewModel edited =
            new PreferencesViewModel(Preferences.defaults(Path.of("/home/ada")), saved::add);

    @Test
    void whatWasEditedIsSaved() {
        edited.theme().set(Theme.LIGHT);
        edited.threads().set(" 8 ");
        edited.dataFolder().set("/data");
        edited.notifications().set(false);

        assertThat(edited.save()).isTrue();
        assertThat(saved)
                .containsExactly(
                        new Preferences(
                                Theme.LIGHT,
                                Path.of("/data"),
                                8,
                                Path.of("/home/ada/creamery/workspace"),
                                false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "two", "1025", "3.5"})
    void threadsThatCannotBeAreToldAndNotSaved(String threads) {
        edited.threads().set(threads);

        assertThat(edited.problem().get()).contains("'" + threads + "'", "1 to 1024");
        assertThat(edited.save()).isFalse();
        assertThat(saved).isEmpty();
    }

    @Test
    void aRelativeFolderIsToldAndNotSaved() {
        edited.defaultWorkspace().set("here");

        assertThat(edited.problem().get()).contains("Default workspace", "'here'", "full path");
        assertThat(edited.save()).isFalse();
    }

    @Test
    void noNumberOfThreadsMeansAll() {
        edited.threads().set("");
        edited.save();

        assertThat(saved).extracting(Preferences::threads).containsExactly(0);
    }

    @Test
    void everySystemHasItsFolderForSettings() {
        Path home = Path.of("/home/ada");

        assertThat(ConfigFolder.of("Linux", home, Map.of()))
                .isEqualTo(Path.of("/home/ada/.config/creamery"));
        assertThat(ConfigFolder.of("Linux", home, Map.of("XDG_CONFIG_HOME", "/x")))
                .isEqualTo(Path.of("/x/creamery"));
        assertThat(ConfigFolder.of("Mac OS X", home, Map.of()))
                .isEqualTo(Path.of("/home/ada/Library/Application Support/Creamery"));
        assertThat(ConfigFolder.of("Windows 11", home, Map.of("APPDATA", "/r")))
                .isEqualTo(Path.of("/r/Creamery"));
        assertThat(ConfigFolder.of("Linux", home, Map.of("CREAMERY_CONFIG", "/mine")))
                .isEqualTo(Path.of("/mine"));
    }
}

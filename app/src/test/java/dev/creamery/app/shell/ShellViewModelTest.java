package dev.creamery.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.creamery.app.place.Notice;
import dev.creamery.app.preferences.Preferences;
import dev.creamery.app.preferences.Session;
import dev.creamery.app.preferences.Theme;
import dev.creamery.app.task.ImmediateTaskRunner;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ShellViewModelTest {

    @TempDir Path folder;
    private final List<Preferences> saved = new ArrayList<>();
    private Preferences defaults;
    private ShellViewModel shell;

    @BeforeEach
    void open() {
        defaults = Preferences.defaults(folder);
        shell = shell(Session.EMPTY);
    }

    private ShellViewModel shell(Session session) {
        return new ShellViewModel(new ImmediateTaskRunner(), defaults, session, saved::add);
    }

    @Test
    void atFirstThePreferredWorkspaceIsOpen() {
        assertThat(shell.workspace().get()).isEqualTo(defaults.defaultWorkspace());
        assertThat(shell.recent()).isEmpty();
    }

    @Test
    void theLastSessionsWorkspaceIsOpenAgain() {
        Session last = new Session(null, null, folder, List.of(folder), Map.of());

        assertThat(shell(last).workspace().get()).isEqualTo(folder);
        assertThat(shell(last).recent()).containsExactly(folder);
    }

    @Test
    void openedWorkspacesAreRememberedNewestFirst() throws IOException {
        Path a = Files.createDirectory(folder.resolve("a"));
        Path b = Files.createDirectory(folder.resolve("b"));

        shell.openWorkspace(a);
        shell.openWorkspace(b);
        shell.openWorkspace(a);

        assertThat(shell.workspace().get()).isEqualTo(a);
        assertThat(shell.recent()).containsExactly(a, b);
    }

    @Test
    void aFolderThatIsNotThereIsToldWithARemedyAndNothingElseChanges() {
        Path missing = folder.resolve("missing");

        shell.openWorkspace(missing);

        assertThat(shell.workspace().get()).isEqualTo(defaults.defaultWorkspace());
        Notice notice = shell.notices().current().get().orElseThrow();
        assertThat(notice.message()).contains(missing.toString(), "no such folder");
        assertThat(notice.remedy()).isNotEmpty();
    }

    @Test
    void aNewWorkspaceIsMade() {
        Path fresh = folder.resolve("deep").resolve("study");

        shell.createWorkspace(fresh);

        assertThat(fresh).isDirectory();
        assertThat(shell.workspace().get()).isEqualTo(fresh);
    }

    @Test
    void theThemeFollowsTheSystemUntilOneIsChosen() {
        shell.systemIsDark().set(true);
        assertThat(shell.dark().get()).isTrue();

        shell.toggleTheme();
        assertThat(shell.dark().get()).isFalse();
        assertThat(saved).extracting(Preferences::theme).containsExactly(Theme.LIGHT);

        shell.systemIsDark().set(false);
        shell.toggleTheme();
        assertThat(shell.dark().get()).isTrue();
    }

    @Test
    void preferencesThatCannotBeWrittenAreTold() {
        ShellViewModel readOnly =
                new ShellViewModel(
                        new ImmediateTaskRunner(),
                        defaults,
                        Session.EMPTY,
                        preferences -> {
                            throw new IllegalStateException("disk full");
                        });

        readOnly.toggleTheme();

        assertThat(readOnly.notices().current().get().orElseThrow().message())
                .contains("disk full");
        assertThat(readOnly.dark().get()).isTrue();
    }
}

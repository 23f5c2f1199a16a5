package dev.creamery.app.shell;

import dev.creamery.app.place.Action;
import dev.creamery.app.place.ModalDialog;
import dev.creamery.app.place.PlaceContext;
import dev.creamery.app.preferences.PreferencesView;
import dev.creamery.app.preferences.PreferencesViewModel;

import javafx.scene.control.Button;

import java.util.List;
import java.util.function.Supplier;

/** The window's own dialogs: the command palette, the preferences and the log. */
final class WindowDialogs implements ShellActions.Openers {

    private final PlaceContext context;
    private final ShellController window;
    private final ShellViewModel shell;
    private final LogBuffer log;
    private final Supplier<List<Action>> actions;
    private final PaletteViewModel palette = new PaletteViewModel();
    private final PaletteView paletteView;

    /**
     * @param window shows them
     * @param actions all that the palette offers
     */
    WindowDialogs(
            PlaceContext context,
            ShellController window,
            ShellViewModel shell,
            LogBuffer log,
            Supplier<List<Action>> actions) {
        this.context = context;
        this.window = window;
        this.shell = shell;
        this.log = log;
        this.actions = actions;
        paletteView = new PaletteView(palette, window);
    }

    /** Small steps that make the palette ready before it is asked for. */
    List<Runnable> preparation() {
        return List.of(
                () -> rehearsePalette(4),
                () -> window.keep(paletteView),
                () -> rehearsePalette(8),
                () -> rehearsePalette(Integer.MAX_VALUE));
    }

    /** Makes some rows of the palette, unless somebody types into it already. */
    private void rehearsePalette(int most) {
        if (!window.shows(paletteView)) {
            List<Action> all = actions.get();
            palette.offer(all.subList(0, Math.min(most, all.size())));
        }
    }

    @Override
    public void palette() {
        palette.offer(actions.get());
        window.show(paletteView);
    }

    @Override
    public void preferences() {
        PreferencesViewModel edited =
                new PreferencesViewModel(shell.preferences().get(), shell::change);
        Button save = new Button("Save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.disableProperty().bind(edited.problem().isNotEmpty());
        save.setOnAction(
                event -> {
                    if (edited.save()) {
                        window.hide();
                    }
                });
        PreferencesView form = new PreferencesView(edited, context.files()::folder);
        window.show(new ModalDialog("Preferences", form, window, save));
    }

    @Override
    public void log() {
        LogView view = new LogView(new LogViewModel(log), context.clipboard(), context.tasks());
        window.show(new ModalDialog("Log", view, window));
    }
}

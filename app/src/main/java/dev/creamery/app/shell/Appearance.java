package dev.creamery.app.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Fonts, style sheets, light and dark. */
final class Appearance {

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final List<String> FONTS =
            List.of(
                    "Inter-Regular.ttf",
                    "Inter-Medium.ttf",
                    "Inter-SemiBold.ttf",
                    "JetBrainsMono-Regular.ttf",
                    "JetBrainsMono-Medium.ttf");

    private Appearance() {}

    /** Keeps a window's root as light or dark as the view-model says. */
    static void apply(Parent root, ShellViewModel shell) {
        FONTS.forEach(Appearance::load);
        root.getStylesheets()
                .add(
                        String.valueOf(
                                Appearance.class.getResource("/dev/creamery/app/creamery.css")));
        var system = Platform.getPreferences().colorSchemeProperty();
        shell.systemIsDark().set(system.get() == ColorScheme.DARK);
        system.addListener(
                (property, before, now) -> shell.systemIsDark().set(now == ColorScheme.DARK));
        shell.dark().addListener((property, before, now) -> show(root, now));
        show(root, shell.dark().get());
    }

    private static void show(Parent root, boolean dark) {
        Application.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        root.pseudoClassStateChanged(DARK, dark);
    }

    private static void load(String font) {
        try (InputStream stream =
                Appearance.class.getResourceAsStream("/dev/creamery/app/fonts/" + font)) {
            if (stream == null || Font.loadFont(stream, 13) == null) {
                throw new IllegalStateException("the program's font " + font + " is missing");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

package dev.creamery.app.chart;

import dev.creamery.app.chart.picture.CanvasPainter;
import dev.creamery.app.chart.picture.ScreenFonts;
import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.LegendEntry;
import dev.creamery.app.chart.plot.LegendMarks;

import javafx.css.PseudoClass;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.function.Consumer;

/**
 * A legend to work with: a click hides or shows a series, Shift+click leaves it alone, its pin
 * keeps it in sight, and pointing at it lets it stand out. Space, Shift+Space and P do the same.
 */
final class LegendBar extends ScrollPane {
    private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-series");
    private static final PseudoClass PINNED = PseudoClass.getPseudoClass("pinned-series");
    private static final double MOST_HEIGHT = 78;

    /** What a person does to a series. */
    interface Actions {
        void toggle(String series);

        void only(String series);

        void pin(String series);

        void pointAt(@Nullable String series);
    }

    private final FlowPane entries = new FlowPane();
    private final ScreenFonts fonts;
    private final Actions actions;
    private List<LegendEntry> shown = List.of();
    private @Nullable ChartTheme theme;

    LegendBar(ScreenFonts fonts, Actions actions) {
        this.fonts = fonts;
        this.actions = actions;
        getStyleClass().setAll("chart-legend-bar");
        entries.getStyleClass().add("chart-legend-entries");
        setContent(entries);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
    }

    /** Shows these series; nothing happens if they are shown already. */
    void show(List<LegendEntry> legend, ChartTheme colors) {
        if (legend.equals(shown) && colors.equals(theme)) {
            return;
        }
        boolean sameSeries =
                colors.equals(theme)
                        && legend.stream()
                                .map(LegendBar::look)
                                .toList()
                                .equals(shown.stream().map(LegendBar::look).toList());
        shown = legend;
        theme = colors;
        if (!sameSeries) {
            entries.getChildren().setAll(legend.stream().map(e -> entry(e, colors)).toList());
            entries.applyCss(); // Their height is asked for before the next pulse styles them.
        }
        for (int i = 0; i < legend.size(); i++) {
            HBox entry = (HBox) entries.getChildren().get(i);
            entry.pseudoClassStateChanged(HIDDEN, legend.get(i).hidden());
            entry.pseudoClassStateChanged(PINNED, legend.get(i).pinned());
        }
        setVisible(!legend.isEmpty());
    }

    /** What its glyph and name depend on. */
    private static LegendEntry look(LegendEntry entry) {
        return new LegendEntry(entry.name(), entry.style(), entry.line(), false, false);
    }

    /** The height that the legend takes at a width; a long one is scrolled. */
    double heightFor(double width) {
        return shown.isEmpty() ? 0 : Math.min(MOST_HEIGHT, Math.ceil(entries.prefHeight(width)));
    }

    private HBox entry(LegendEntry series, ChartTheme colors) {
        Canvas glyph = new Canvas(26, 16);
        LegendMarks marks = new LegendMarks(colors, fonts);
        new CanvasPainter(glyph.getGraphicsContext2D(), fonts)
                .paint(marks.glyph(series, 0, 8), 0, 0);
        Label name = new Label(series.name());
        name.getStyleClass().add("chart-legend-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setFont(fonts.font(dev.creamery.app.chart.picture.FontFace.REGULAR, 12));
        FontIcon icon = new FontIcon(Feather.MAP_PIN);
        icon.getStyleClass().add("chart-legend-pin");
        StackPane pin = new StackPane(icon);
        pin.setOnMouseClicked(
                event -> {
                    actions.pin(series.name());
                    event.consume();
                });
        Tooltip.install(pin, new Tooltip("Keep in sight when the data change"));
        HBox entry = new HBox(glyph, name, pin);
        entry.getStyleClass().add("chart-legend-entry");
        entry.setFocusTraversable(true);
        entry.setAccessibleText(series.name());
        entry.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) {
                        hideOrShow(series.name(), event.isShiftDown());
                    }
                });
        entry.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.SPACE) {
                        hideOrShow(series.name(), event.isShiftDown());
                        event.consume();
                    } else if (event.getCode() == KeyCode.P) {
                        actions.pin(series.name());
                        event.consume();
                    }
                });
        Consumer<Boolean> pointed = on -> actions.pointAt(on ? series.name() : null);
        entry.hoverProperty().addListener((property, before, now) -> pointed.accept(now));
        return entry;
    }

    private void hideOrShow(String series, boolean alone) {
        if (alone) {
            actions.only(series);
        } else {
            actions.toggle(series);
        }
    }
}

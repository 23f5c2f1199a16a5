package dev.creamery.app.chart;

import dev.creamery.app.chart.picture.ScreenFonts;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.legend.spi.DefaultLegend;
import io.fair_acc.chartfx.renderer.spi.ErrorDataSetRenderer;
import io.fair_acc.chartfx.renderer.spi.GridRenderer;
import io.fair_acc.chartfx.ui.HiddenSidesPane;
import io.fair_acc.chartfx.ui.ResizableCanvas;
import io.fair_acc.chartfx.ui.ToolBarFlowPane;
import io.fair_acc.chartfx.ui.layout.ChartPane;
import io.fair_acc.chartfx.ui.layout.FullSizePane;
import io.fair_acc.chartfx.ui.layout.TitleLabel;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;

import java.lang.invoke.MethodHandles;

/**
 * What a panel is made of, made, styled and laid out in the background, and thrown away. A ChartFx
 * chart must be made on the window's thread, but not its parts: their classes, and what these set
 * up when they are first used, take most of the time of the first chart.
 */
final class PanelRehearsal {
    private static final double SIDE = 300;

    private PanelRehearsal() {}

    /** Not for the window's thread. */
    static void run() {
        ScreenFonts fonts = new ScreenFonts();
        ChartPane chart = new ChartPane();
        chart.getChildren()
                .addAll(
                        new PanelAxis(fonts),
                        new PanelAxis(fonts),
                        new ResizableCanvas(),
                        new TitleLabel(),
                        new DefaultLegend());
        HiddenSidesPane sides = new HiddenSidesPane();
        sides.setContent(chart);
        Pane root = new ThemedParts();
        root.getChildren().addAll(sides, new FullSizePane());
        var unusedRenderer = new ErrorDataSetRenderer();
        var unusedScene = new Scene(root, SIDE, SIDE);
        sides.resize(SIDE, SIDE);
        root.applyCss();
        root.layout();
        initialize(XYChart.class, GridRenderer.class, ToolBarFlowPane.class);
    }

    /** Those that cannot be made without a chart. */
    private static void initialize(Class<?>... classes) {
        try {
            for (Class<?> one : classes) {
                MethodHandles.lookup().ensureInitialized(one);
            }
        } catch (IllegalAccessException notPublic) {
            throw new IllegalStateException(notPublic);
        }
    }

    /** Styled as what lies in a chart. */
    private static final class ThemedParts extends Pane {
        ThemedParts() {
            getStyleClass().add("creamery-chart");
        }

        @Override
        public String getUserAgentStylesheet() {
            return ThemedRegion.STYLE_SHEET;
        }
    }
}

package dev.creamery.app.chart;

import dev.creamery.app.chart.plot.ChartTheme;

import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.List;
import java.util.Objects;

/**
 * A region that takes its colours from the window's style sheet, through {@code -chart-surface},
 * {@code -chart-text}, {@code -chart-quiet}, {@code -chart-line}, {@code -chart-hairline} and
 * {@code -chart-accent}, and so follows it from light to dark.
 */
abstract class ThemedRegion extends Region {
    static final String STYLE_SHEET =
            Objects.requireNonNull(
                            ThemedRegion.class.getResource("/dev/creamery/app/chart/chart.css"))
                    .toExternalForm();
    private static final StyleablePropertyFactory<ThemedRegion> CSS =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final ChartTheme INITIAL = ChartTheme.light();

    private static final CssMetaData<ThemedRegion, Color> SURFACE =
            CSS.createColorCssMetaData("-chart-surface", r -> r.surface, INITIAL.surface());
    private static final CssMetaData<ThemedRegion, Color> TEXT =
            CSS.createColorCssMetaData("-chart-text", r -> r.text, INITIAL.text());
    private static final CssMetaData<ThemedRegion, Color> QUIET =
            CSS.createColorCssMetaData("-chart-quiet", r -> r.quiet, INITIAL.quiet());
    private static final CssMetaData<ThemedRegion, Color> LINE =
            CSS.createColorCssMetaData("-chart-line", r -> r.line, INITIAL.line());
    private static final CssMetaData<ThemedRegion, Color> HAIRLINE =
            CSS.createColorCssMetaData("-chart-hairline", r -> r.hairline, INITIAL.hairline());
    private static final CssMetaData<ThemedRegion, Color> ACCENT =
            CSS.createColorCssMetaData("-chart-accent", r -> r.accent, INITIAL.accent());

    private final StyleableProperty<Color> surface = new Styled(SURFACE, INITIAL.surface());
    private final StyleableProperty<Color> text = new Styled(TEXT, INITIAL.text());
    private final StyleableProperty<Color> quiet = new Styled(QUIET, INITIAL.quiet());
    private final StyleableProperty<Color> line = new Styled(LINE, INITIAL.line());
    private final StyleableProperty<Color> hairline = new Styled(HAIRLINE, INITIAL.hairline());
    private final StyleableProperty<Color> accent = new Styled(ACCENT, INITIAL.accent());

    ThemedRegion() {
        getStyleClass().add("creamery-chart");
    }

    @Override
    public final String getUserAgentStylesheet() {
        return STYLE_SHEET;
    }

    @Override
    public final List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return CSS.getCssMetaData();
    }

    /** The colours in force. */
    final ChartTheme theme() {
        return ChartTheme.of(
                surface.getValue(),
                text.getValue(),
                quiet.getValue(),
                line.getValue(),
                hairline.getValue(),
                accent.getValue());
    }

    /** Pixels of the screen for each of this region's. */
    final double outputScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getRenderScaleX();
    }

    private final class Styled extends StyleableObjectProperty<Color> {
        private final CssMetaData<ThemedRegion, Color> meta;

        Styled(CssMetaData<ThemedRegion, Color> meta, Color initial) {
            super(initial);
            this.meta = meta;
        }

        @Override
        protected void invalidated() {
            requestLayout();
        }

        @Override
        public CssMetaData<ThemedRegion, Color> getCssMetaData() {
            return meta;
        }

        @Override
        public Object getBean() {
            return ThemedRegion.this;
        }

        @Override
        public String getName() {
            return meta.getProperty();
        }
    }
}

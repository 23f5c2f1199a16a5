package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Symbol;

import javafx.scene.paint.Color;

import java.util.List;

/**
 * Gives each series its style. Series differ in their markers as well as in colour, and in dashes
 * where colours come round again.
 */
public enum Palette {
    /**
     * Unordered series. The eight colours of Okabe and Ito (their yellow and sky blue darkened, so
     * that lines show on white) and four more, at least as far apart for colour-blind people.
     */
    CATEGORIES {
        @Override
        SeriesStyle style(int index, int count, ChartTheme theme) {
            String[] colors = theme.onDark() ? DARK : LIGHT;
            return new SeriesStyle(
                    Color.web(colors[index % colors.length]),
                    SYMBOLS[index % SYMBOLS.length],
                    DASHES.get(index / colors.length % DASHES.size()));
        }
    },
    /** Ordered series, such as depths or sizes: from dark to bright along viridis. */
    ORDERED {
        @Override
        SeriesStyle style(int index, int count, ChartTheme theme) {
            double fraction = count < 2 ? .3 : (double) index / (count - 1);
            // The brightest end would not show on white, nor the darkest on black.
            double from = theme.onDark() ? .25 : 0;
            double to = theme.onDark() ? 1 : .86;
            return new SeriesStyle(
                    ColorRamp.VIRIDIS.at(from + fraction * (to - from)),
                    SYMBOLS[index % SYMBOLS.length],
                    List.of());
        }
    },
    /** Unordered series in pairs, such as test and train: the second one is dashed. */
    CATEGORY_PAIRS {
        @Override
        SeriesStyle style(int index, int count, ChartTheme theme) {
            return paired(CATEGORIES, index, count, theme);
        }
    },
    /** Ordered series in pairs: the second one is dashed. */
    ORDERED_PAIRS {
        @Override
        SeriesStyle style(int index, int count, ChartTheme theme) {
            return paired(ORDERED, index, count, theme);
        }
    };

    private static final String[] LIGHT = {
        "#0072b2", "#d55e00", "#009e73", "#b5579a", "#2f9fd8", "#c98a00", "#4b3fa7", "#8c564b",
        "#a3123a", "#7a8b00", "#56606b", "#00838f"
    };
    private static final String[] DARK = {
        "#4ba3e3", "#ff8a4c", "#2cc295", "#e08fc4", "#8fd0ff", "#f2b632", "#a598ff", "#c79a8c",
        "#ff6b8b", "#c3d12f", "#a9b3be", "#3fc9d4"
    };
    private static final Symbol[] SYMBOLS = Symbol.values();
    private static final List<List<Double>> DASHES =
            List.of(List.of(), List.of(7., 3.), List.of(2., 2.5), List.of(9., 3., 2., 3.));

    private static SeriesStyle paired(Palette of, int index, int count, ChartTheme theme) {
        SeriesStyle style = of.style(index / 2, (count + 1) / 2, theme);
        return index % 2 == 0
                ? style
                : new SeriesStyle(style.color(), style.symbol(), List.of(5., 3.));
    }

    /** The style of series {@code index} of {@code count}. */
    abstract SeriesStyle style(int index, int count, ChartTheme theme);
}

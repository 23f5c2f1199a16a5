package dev.creamery.app.chart.plot;

import dev.creamery.app.chart.picture.Anchor;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.TextMeasure;
import dev.creamery.app.chart.picture.TextStyle;

import java.util.List;

/**
 * A tick's label, such as 2¹⁰. Its exponent is drawn in raised digits, as the fonts' own raised
 * ones are too small to be told apart.
 */
record TickLabel(String base, String exponent) {
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
    private static final String PLAIN = "0123456789−";
    private static final double SMALLER = .8;
    private static final double HIGHER = .38;

    static TickLabel of(String text) {
        int end = text.length();
        while (end > 0 && RAISED.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        StringBuilder exponent = new StringBuilder();
        for (char raised : text.substring(end).toCharArray()) {
            exponent.append(PLAIN.charAt(RAISED.indexOf(raised)));
        }
        return new TickLabel(text.substring(0, end), exponent.toString());
    }

    double width(TextMeasure measure, TextStyle style) {
        return measure.width(base, style.face(), style.size())
                + measure.width(exponent, style.face(), style.size() * SMALLER);
    }

    /** On the base line at (x, y). */
    void addTo(
            List<Mark> marks,
            double x,
            double y,
            Anchor anchor,
            TextStyle style,
            TextMeasure measure) {
        if (exponent.isEmpty()) {
            marks.add(Mark.Words.at(x, y, anchor, base, style));
            return;
        }
        double left = x - anchor.shift(width(measure, style));
        double middle = left + measure.width(base, style.face(), style.size());
        TextStyle small = new TextStyle(style.face(), style.size() * SMALLER, style.color());
        marks.add(Mark.Words.at(left, y, Anchor.START, base, style));
        marks.add(Mark.Words.at(middle, y - HIGHER * style.size(), Anchor.START, exponent, small));
    }
}

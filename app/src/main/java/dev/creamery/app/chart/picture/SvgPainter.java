package dev.creamery.app.chart.picture;

import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes a picture as SVG 1.1. Text stays text; the letters used of each font are embedded, so that
 * it looks the same where our fonts are not installed.
 */
public final class SvgPainter {
    private final StringBuilder svg = new StringBuilder(1 << 16);
    private int clips;

    private SvgPainter() {}

    /**
     * The whole SVG document.
     *
     * @throws IOException if a font could not be read
     */
    public static String paint(Picture picture) throws IOException {
        SvgPainter painter = new SvgPainter();
        painter.start(picture);
        for (Mark mark : picture.marks()) {
            painter.paint(mark);
        }
        return painter.svg.append("</svg>\n").toString();
    }

    private void start(Picture picture) throws IOException {
        String width = number(picture.width());
        String height = number(picture.height());
        svg.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\">\n");
        PictureNotes notes = picture.notes();
        svg.append("<title>").append(escape(notes.title())).append("</title>\n");
        svg.append("<desc>").append(escape(notes.caption())).append("</desc>\n");
        svg.append("<defs><style>\n");
        Map<FontFace, Set<Integer>> letters = new EnumMap<>(FontFace.class);
        collect(picture.marks(), letters);
        for (Map.Entry<FontFace, Set<Integer>> used : letters.entrySet()) {
            FontFace face = used.getKey();
            svg.append("@font-face{font-family:'")
                    .append(face.family())
                    .append("';font-weight:")
                    .append(face.weight())
                    .append(";src:url(data:font/ttf;base64,")
                    .append(
                            Base64.getEncoder()
                                    .encodeToString(FontSubset.of(face, used.getValue())))
                    .append(")}\n");
        }
        svg.append("</style></defs>\n");
        svg.append("<rect width=\"100%\" height=\"100%\"");
        fill(picture.background());
        svg.append("/>\n");
    }

    private static void collect(List<Mark> marks, Map<FontFace, Set<Integer>> letters) {
        for (Mark mark : marks) {
            if (mark instanceof Mark.Words words) {
                Set<Integer> used =
                        letters.computeIfAbsent(words.style().face(), face -> new TreeSet<>());
                words.text().codePoints().forEach(used::add);
            } else if (mark instanceof Mark.Clip clip) {
                collect(clip.marks(), letters);
            }
        }
    }

    private void paint(Mark mark) {
        switch (mark) {
            case Mark.Line line -> {
                points("polyline", line.xs(), line.ys());
                fill(null);
                stroke(line.stroke());
                svg.append("/>\n");
            }
            case Mark.Area area -> {
                points("polygon", area.xs(), area.ys());
                fill(area.fill());
                stroke(area.outline());
                svg.append("/>\n");
            }
            case Mark.Box box -> {
                svg.append("<rect");
                place("x", box.x());
                place("y", box.y());
                place("width", box.width());
                place("height", box.height());
                if (box.radius() > 0) {
                    place("rx", box.radius());
                }
                fill(box.fill());
                stroke(box.outline());
                svg.append("/>\n");
            }
            case Mark.Disc disc -> {
                svg.append("<circle");
                place("cx", disc.x());
                place("cy", disc.y());
                place("r", disc.radius());
                fill(disc.fill());
                stroke(disc.outline());
                svg.append("/>\n");
            }
            case Mark.Words words -> paint(words);
            case Mark.Clip clip -> paint(clip);
        }
    }

    private void paint(Mark.Words words) {
        svg.append("<text");
        if (words.degrees() == 0) {
            place("x", words.x());
            place("y", words.y());
        } else {
            svg.append(" transform=\"translate(")
                    .append(number(words.x()))
                    .append(' ')
                    .append(number(words.y()))
                    .append(") rotate(")
                    .append(number(words.degrees()))
                    .append(")\"");
        }
        svg.append(" font-family=\"")
                .append(escape(words.style().face().family()))
                .append(words.style().face() == FontFace.MONO ? ",monospace" : ",sans-serif")
                .append("\" font-weight=\"")
                .append(words.style().face().weight())
                .append('"');
        place("font-size", words.style().size());
        if (words.anchor() != Anchor.START) {
            svg.append(" text-anchor=\"")
                    .append(words.anchor() == Anchor.MIDDLE ? "middle" : "end")
                    .append('"');
        }
        fill(words.style().color());
        svg.append(" xml:space=\"preserve\">").append(escape(words.text())).append("</text>\n");
    }

    private void paint(Mark.Clip clip) {
        String id = "clip" + clips++;
        svg.append("<defs><clipPath id=\"").append(id).append("\"><rect");
        place("x", clip.x());
        place("y", clip.y());
        place("width", clip.width());
        place("height", clip.height());
        svg.append("/></clipPath></defs>\n<g clip-path=\"url(#").append(id).append(")\">\n");
        clip.marks().forEach(this::paint);
        svg.append("</g>\n");
    }

    private void points(String element, double[] xs, double[] ys) {
        svg.append('<').append(element).append(" points=\"");
        for (int i = 0; i < xs.length; i++) {
            svg.append(number(xs[i])).append(',').append(number(ys[i])).append(' ');
        }
        svg.setLength(svg.length() - 1);
        svg.append('"');
    }

    private void place(String attribute, double value) {
        svg.append(' ').append(attribute).append("=\"").append(number(value)).append('"');
    }

    private void fill(@Nullable Color color) {
        if (color == null) {
            svg.append(" fill=\"none\"");
            return;
        }
        svg.append(" fill=\"").append(hex(color)).append('"');
        if (color.getOpacity() < 1) {
            place("fill-opacity", color.getOpacity());
        }
    }

    private void stroke(@Nullable Stroke stroke) {
        if (stroke == null) {
            return;
        }
        svg.append(" stroke=\"").append(hex(stroke.color())).append('"');
        if (stroke.color().getOpacity() < 1) {
            place("stroke-opacity", stroke.color().getOpacity());
        }
        place("stroke-width", stroke.width());
        svg.append(" stroke-linejoin=\"round\"");
        if (!stroke.dashes().isEmpty()) {
            svg.append(" stroke-dasharray=\"");
            stroke.dashes().forEach(dash -> svg.append(number(dash)).append(' '));
            svg.setLength(svg.length() - 1);
            svg.append('"');
        }
    }

    private static String hex(Color color) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255));
    }

    /** A hundredth of a pixel is enough; whole numbers without a decimal point. */
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        String sign = hundredths < 0 ? "-" : "";
        long size = Math.abs(hundredths);
        String digits = size % 10 == 0 ? Long.toString(size % 100 / 10) : two(size % 100);
        return sign + size / 100 + "." + digits;
    }

    private static String two(long value) {
        return value < 10 ? "0" + value : Long.toString(value);
    }

    /** The text as XML allows it: markup escaped, characters that XML forbids left out. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '&' -> escaped.append("&amp;");
                                case '<' -> escaped.append("&lt;");
                                case '>' -> escaped.append("&gt;");
                                case '"' -> escaped.append("&quot;");
                                default -> {
                                    if (c >= 0x20 && !Character.isSurrogate((char) c)
                                            || c == '\t'
                                            || c == '\n'
                                            || c > 0xffff) {
                                        escaped.appendCodePoint(c);
                                    }
                                }
                            }
                        });
        return escaped.toString();
    }
}

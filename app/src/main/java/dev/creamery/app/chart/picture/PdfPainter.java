package dev.creamery.app.chart.picture;

import javafx.scene.paint.Color;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Calendar;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a picture as a PDF of one page, with its fonts embedded. One pixel becomes one point of
 * 1/72 inch.
 */
public final class PdfPainter {
    /** Four Bézier arcs of this handle length draw a circle of radius 1 within 0.03 %. */
    private static final double ARC = 0.5522847498;

    private final PDDocument document;
    private final PDPageContentStream page;
    private final Map<FontFace, PDType0Font> fonts = new EnumMap<>(FontFace.class);
    private final Map<Double, PDExtendedGraphicsState> opacities = new HashMap<>();

    private PdfPainter(PDDocument document, PDPageContentStream page) {
        this.document = document;
        this.page = page;
    }

    /**
     * Writes the document; the stream stays open.
     *
     * @throws IOException if a font could not be read or the stream not be written
     */
    public static void paint(Picture picture, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage sheet =
                    new PDPage(new PDRectangle((float) picture.width(), (float) picture.height()));
            document.addPage(sheet);
            describe(document.getDocumentInformation(), picture.notes());
            try (PDPageContentStream page = new PDPageContentStream(document, sheet)) {
                // PDF counts upwards from the bottom, pictures downwards from the top.
                page.transform(new Matrix(1, 0, 0, -1, 0, (float) picture.height()));
                page.setLineJoinStyle(1);
                PdfPainter painter = new PdfPainter(document, page);
                painter.paint(
                        Mark.Box.filled(
                                0, 0, picture.width(), picture.height(), picture.background()));
                for (Mark mark : picture.marks()) {
                    painter.paint(mark);
                }
            }
            document.save(out);
        }
    }

    private static void describe(PDDocumentInformation information, PictureNotes notes) {
        information.setTitle(notes.title());
        information.setSubject(notes.caption());
        information.setCreator("Creamery");
        information.setCustomMetadataValue("Source", notes.source());
        information.setCustomMetadataValue("Filter", notes.filter());
        information.setCreationDate(Calendar.getInstance());
    }

    private void paint(Mark mark) throws IOException {
        switch (mark) {
            case Mark.Line line -> {
                path(line.xs(), line.ys());
                finish(null, line.stroke());
            }
            case Mark.Area area -> {
                path(area.xs(), area.ys());
                page.closePath();
                finish(area.fill(), area.outline());
            }
            case Mark.Box box -> {
                if (box.radius() > 0) {
                    roundRectangle(box);
                } else {
                    page.addRect(f(box.x()), f(box.y()), f(box.width()), f(box.height()));
                }
                finish(box.fill(), box.outline());
            }
            case Mark.Disc disc -> {
                double r = disc.radius();
                roundRectangle(
                        new Mark.Box(
                                disc.x() - r, disc.y() - r, 2 * r, 2 * r, r, disc.fill(), null));
                finish(disc.fill(), disc.outline());
            }
            case Mark.Words words -> paint(words);
            case Mark.Clip clip -> {
                page.saveGraphicsState();
                page.addRect(f(clip.x()), f(clip.y()), f(clip.width()), f(clip.height()));
                page.clip();
                for (Mark inside : clip.marks()) {
                    paint(inside);
                }
                page.restoreGraphicsState();
            }
        }
    }

    private void paint(Mark.Words words) throws IOException {
        PDType0Font font = font(words.style().face());
        String text = writable(words.text(), font);
        double size = words.style().size();
        double shift = words.anchor().shift(font.getStringWidth(text) / 1000 * size);
        double angle = Math.toRadians(words.degrees());
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        fillWith(words.style().color());
        page.beginText();
        page.setFont(font, f(size));
        // The second column points up the page, as letters would stand on their heads otherwise.
        page.setTextMatrix(
                new Matrix(
                        f(cos),
                        f(sin),
                        f(sin),
                        f(-cos),
                        f(words.x() - shift * cos),
                        f(words.y() - shift * sin)));
        page.showText(text);
        page.endText();
    }

    /** The text with a question mark for every letter that the font does not have. */
    private static String writable(String text, PDType0Font font) throws IOException {
        StringBuilder known = new StringBuilder(text.length());
        for (int c : text.codePoints().toArray()) {
            String letter = Character.toString(c);
            try {
                font.encode(letter);
                known.append(letter);
            } catch (IllegalArgumentException e) {
                known.append('?');
            }
        }
        return known.toString();
    }

    private PDType0Font font(FontFace face) throws IOException {
        PDType0Font known = fonts.get(face);
        if (known != null) {
            return known;
        }
        try (InputStream file = face.open()) {
            PDType0Font font = PDType0Font.load(document, file, true);
            fonts.put(face, font);
            return font;
        }
    }

    private void path(double[] xs, double[] ys) throws IOException {
        page.moveTo(f(xs[0]), f(ys[0]));
        for (int i = 1; i < xs.length; i++) {
            page.lineTo(f(xs[i]), f(ys[i]));
        }
    }

    private void roundRectangle(Mark.Box box) throws IOException {
        double left = box.x();
        double top = box.y();
        double right = left + box.width();
        double bottom = top + box.height();
        double r = Math.min(box.radius(), Math.min(box.width(), box.height()) / 2);
        double h = r * (1 - ARC);
        page.moveTo(f(left + r), f(top));
        page.lineTo(f(right - r), f(top));
        curve(right - h, top, right, top + h, right, top + r);
        page.lineTo(f(right), f(bottom - r));
        curve(right, bottom - h, right - h, bottom, right - r, bottom);
        page.lineTo(f(left + r), f(bottom));
        curve(left + h, bottom, left, bottom - h, left, bottom - r);
        page.lineTo(f(left), f(top + r));
        curve(left, top + h, left + h, top, left + r, top);
        page.closePath();
    }

    private void curve(double x1, double y1, double x2, double y2, double x3, double y3)
            throws IOException {
        page.curveTo(f(x1), f(y1), f(x2), f(y2), f(x3), f(y3));
    }

    private void finish(@Nullable Color fill, @Nullable Stroke stroke) throws IOException {
        // One opacity serves both: marks with a translucent fill have no outline of another one.
        if (fill != null) {
            fillWith(fill);
        }
        if (stroke != null) {
            opacity(fill == null ? stroke.color().getOpacity() : fill.getOpacity());
            page.setStrokingColor(
                    f(stroke.color().getRed()),
                    f(stroke.color().getGreen()),
                    f(stroke.color().getBlue()));
            page.setLineWidth(f(stroke.width()));
            float[] dashes = new float[stroke.dashes().size()];
            for (int i = 0; i < dashes.length; i++) {
                dashes[i] = stroke.dashes().get(i).floatValue();
            }
            page.setLineDashPattern(dashes, 0);
        }
        if (fill != null && stroke != null) {
            page.fillAndStroke();
        } else if (fill != null) {
            page.fill();
        } else {
            page.stroke();
        }
    }

    private void fillWith(Color color) throws IOException {
        opacity(color.getOpacity());
        page.setNonStrokingColor(f(color.getRed()), f(color.getGreen()), f(color.getBlue()));
    }

    private void opacity(double opacity) throws IOException {
        PDExtendedGraphicsState state =
                opacities.computeIfAbsent(
                        opacity,
                        value -> {
                            PDExtendedGraphicsState made = new PDExtendedGraphicsState();
                            made.setNonStrokingAlphaConstant((float) (double) value);
                            made.setStrokingAlphaConstant((float) (double) value);
                            return made;
                        });
        page.setGraphicsStateParameters(state);
    }

    private static float f(double value) {
        return (float) value;
    }
}

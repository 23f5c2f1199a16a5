package dev.creamery.app.chart.picture;

import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Draws a picture as an image of pixels, on any thread and without a window: a large image would
 * hold up the screen if the screen's own canvas had to make it.
 */
public final class ImagePainter {
    private final Graphics2D graphics;
    private final double scale;
    private final @Nullable PixelRaster pixels;
    private final Map<FontFace, Font> fonts = new EnumMap<>(FontFace.class);

    private ImagePainter(Graphics2D graphics, double scale, @Nullable PixelRaster pixels) {
        this.graphics = graphics;
        this.scale = scale;
        this.pixels = pixels;
    }

    /**
     * The picture, {@code scale} pixels of the image for each of its own.
     *
     * @throws IOException if a font could not be read
     */
    public static BufferedImage paint(Picture picture, double scale) throws IOException {
        Mark background =
                Mark.Box.filled(0, 0, picture.width(), picture.height(), picture.background());
        List<Mark> marks = new ArrayList<>(picture.marks());
        marks.addFirst(background);
        return paint(marks, picture.width(), picture.height(), scale, BufferedImage.TYPE_INT_ARGB);
    }

    /**
     * Marks on nothing, for the screen: in the pixels of {@code TYPE_INT_ARGB_PRE}, and quicker,
     * with round ends of lines; what lies outside is cut off.
     *
     * @throws IOException if a font could not be read
     */
    public static BufferedImage paint(List<Mark> marks, double width, double height, double scale)
            throws IOException {
        return paint(marks, width, height, scale, BufferedImage.TYPE_INT_ARGB_PRE);
    }

    private static BufferedImage paint(
            List<Mark> marks, double width, double height, double scale, int type)
            throws IOException {
        BufferedImage image =
                new BufferedImage(
                        (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), type);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(
                    RenderingHints.KEY_FRACTIONALMETRICS,
                    RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.scale(scale, scale);
            ImagePainter painter =
                    new ImagePainter(
                            graphics,
                            scale,
                            type == BufferedImage.TYPE_INT_ARGB_PRE ? raster(image) : null);
            for (Mark mark : marks) {
                painter.paint(mark);
            }
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static PixelRaster raster(BufferedImage image) {
        DataBufferInt pixels = (DataBufferInt) image.getRaster().getDataBuffer();
        return new PixelRaster(pixels.getData(), image.getWidth(), image.getHeight());
    }

    private void paint(Mark mark) throws IOException {
        switch (mark) {
            case Mark.Line line -> {
                if (pixels != null && line.stroke().dashes().isEmpty()) {
                    pixels.draw(line.xs(), line.ys(), line.stroke(), scale);
                } else {
                    draw(path(line.xs(), line.ys()), null, line.stroke());
                }
            }
            case Mark.Area area -> {
                Path2D path = path(area.xs(), area.ys());
                path.closePath();
                draw(path, area.fill(), area.outline());
            }
            case Mark.Box box -> paint(box);
            case Mark.Disc disc ->
                    draw(
                            new Ellipse2D.Double(
                                    disc.x() - disc.radius(),
                                    disc.y() - disc.radius(),
                                    2 * disc.radius(),
                                    2 * disc.radius()),
                            disc.fill(),
                            disc.outline());
            case Mark.Words words -> paint(words);
            case Mark.Clip clip -> {
                Shape before = graphics.getClip();
                graphics.clip(
                        new Rectangle2D.Double(clip.x(), clip.y(), clip.width(), clip.height()));
                for (Mark inside : clip.marks()) {
                    paint(inside);
                }
                graphics.setClip(before);
            }
        }
    }

    private void paint(Mark.Box box) {
        Color fill = box.fill();
        if (pixels != null && fill != null && isSharp(box)) {
            pixels.fill(
                    (int) (box.x() * scale),
                    (int) (box.y() * scale),
                    (int) (box.width() * scale),
                    (int) (box.height() * scale),
                    fill);
            return;
        }
        draw(
                box.radius() == 0
                        ? new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height())
                        : new RoundRectangle2D.Double(
                                box.x(),
                                box.y(),
                                box.width(),
                                box.height(),
                                2 * box.radius(),
                                2 * box.radius()),
                box.fill(),
                box.outline());
    }

    /** Whether it covers whole pixels. */
    private boolean isSharp(Mark.Box box) {
        return box.radius() == 0
                && box.outline() == null
                && isWhole(box.x())
                && isWhole(box.y())
                && isWhole(box.width())
                && isWhole(box.height());
    }

    private boolean isWhole(double length) {
        return length * scale == Math.rint(length * scale);
    }

    private void paint(Mark.Words words) throws IOException {
        Font font = font(words.style().face()).deriveFont((float) words.style().size());
        graphics.setFont(font);
        graphics.setColor(awt(words.style().color()));
        double width =
                font.getStringBounds(words.text(), graphics.getFontRenderContext()).getWidth();
        AffineTransform before = graphics.getTransform();
        graphics.translate(words.x(), words.y());
        graphics.rotate(Math.toRadians(words.degrees()));
        graphics.drawString(words.text(), (float) -words.anchor().shift(width), 0);
        graphics.setTransform(before);
    }

    private Font font(FontFace face) throws IOException {
        Font known = fonts.get(face);
        if (known != null) {
            return known;
        }
        try (InputStream file = face.open()) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, file);
            fonts.put(face, font);
            return font;
        } catch (FontFormatException e) {
            throw new IOException("The font " + face + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void draw(Shape shape, @Nullable Color fill, @Nullable Stroke stroke) {
        if (fill != null) {
            graphics.setColor(awt(fill));
            graphics.fill(shape);
        }
        if (stroke != null) {
            graphics.setColor(awt(stroke.color()));
            graphics.setStroke(awt(stroke));
            graphics.draw(shape);
        }
    }

    private static BasicStroke awt(Stroke stroke) {
        float width = (float) stroke.width();
        if (stroke.dashes().isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        float[] dashes = new float[stroke.dashes().size()];
        for (int i = 0; i < dashes.length; i++) {
            dashes[i] = stroke.dashes().get(i).floatValue();
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    private static Path2D path(double[] xs, double[] ys) {
        Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD, xs.length);
        path.moveTo(xs[0], ys[0]);
        for (int i = 1; i < xs.length; i++) {
            path.lineTo(xs[i], ys[i]);
        }
        return path;
    }

    private static java.awt.Color awt(Color color) {
        return new java.awt.Color(
                (float) color.getRed(),
                (float) color.getGreen(),
                (float) color.getBlue(),
                (float) color.getOpacity());
    }
}

package dev.creamery.app.chart.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.paint.Color;

import org.junit.jupiter.api.Test;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.Random;

class PixelRasterTest {

    private static final int WIDTH = 40;
    private static final int HEIGHT = 20;

    private final int[] pixels = new int[WIDTH * HEIGHT];
    private final PixelRaster raster = new PixelRaster(pixels, WIDTH, HEIGHT);

    private void draw(double width, Color color, double... xy) {
        double[] xs = new double[xy.length / 2];
        double[] ys = new double[xy.length / 2];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = xy[2 * i];
            ys[i] = xy[2 * i + 1];
        }
        raster.draw(xs, ys, Stroke.solid(color, width), 1);
    }

    private int alpha(int x, int y) {
        return pixels[y * WIDTH + x] >>> 24;
    }

    @Test
    void aLineAlongTheMiddleOfPixelsFillsThese() {
        draw(1, Color.RED, 5, 10.5, 30, 10.5);
        assertThat(pixels[10 * WIDTH + 20]).isEqualTo(0xffff0000);
        assertThat(alpha(20, 9)).isZero();
        assertThat(alpha(20, 11)).isZero();
        assertThat(alpha(35, 10)).isZero();
    }

    @Test
    void aLineBetweenTwoRowsTakesHalfOfEach() {
        draw(1, Color.BLACK, 0, 10, 40, 10);
        assertThat(alpha(20, 9)).isCloseTo(128, within(1));
        assertThat(alpha(20, 10)).isCloseTo(128, within(1));
    }

    @Test
    void aLineThinnerThanAPixelIsPaler() {
        draw(.5, Color.BLACK, 0, 10.5, 40, 10.5);
        assertThat(alpha(20, 10)).isCloseTo(128, within(1));
        assertThat(alpha(20, 9)).isZero();
    }

    @Test
    void aPeakOfASinglePointIsThere() {
        draw(1, Color.BLACK, 0, 18.5, 19.5, 18.5, 20.5, 2.5, 21.5, 18.5, 40, 18.5);
        assertThat(alpha(20, 3)).isGreaterThan(100);
    }

    @Test
    void aLineIsNoDarkerWhereItCrossesItself() {
        draw(1, Color.color(0, 0, 0, .5), 0, 10.5, 30, 10.5, 30, 2.5, 20.5, 2.5, 20.5, 18);
        assertThat(alpha(20, 10)).isEqualTo(alpha(10, 10));
        assertThat(alpha(20, 10)).isCloseTo(128, within(1));
    }

    @Test
    void aLineOverAnotherMixesTheirColours() {
        draw(1, Color.RED, 0, 10.5, 40, 10.5);
        draw(1, Color.color(0, 0, 1, .5), 0, 10.5, 40, 10.5);
        assertThat(pixels[10 * WIDTH + 20]).isEqualTo(0xff800080);
    }

    @Test
    void aRectangleFillsItsPixelsAndNoOthers() {
        raster.fill(-3, 18, 5, 9, Color.color(0, 1, 0, .5));
        assertThat(pixels[18 * WIDTH]).isEqualTo(0x80008000);
        assertThat(pixels[19 * WIDTH + 1]).isEqualTo(0x80008000);
        assertThat(alpha(2, 18)).isZero();
        assertThat(alpha(1, 17)).isZero();
    }

    @Test
    void whatLiesOutsideIsCutOff() {
        draw(3, Color.BLACK, -1e4, -500, 20, 10, 1e4, 700, 20, 1e4, 20, 10);
        assertThat(alpha(20, 10)).isEqualTo(255);
    }

    @Test
    void jaggedLinesCoverWhatAStrokedPathCovers() {
        Random random = new Random(7);
        double[] xy = new double[60];
        for (int i = 0; i < xy.length; i += 2) {
            xy[i] = 3 + 34. * i / xy.length;
            xy[i + 1] = 3 + random.nextDouble() * (HEIGHT - 6);
        }
        draw(1.6, Color.BLACK, xy);
        int[] expected = stroked(1.6f, xy);
        long difference = 0;
        for (int i = 0; i < pixels.length; i++) {
            difference += Math.abs((pixels[i] >>> 24) - (expected[i] >>> 24));
        }
        double sum = Arrays.stream(expected).mapToLong(pixel -> pixel >>> 24).sum();
        double ours = Arrays.stream(pixels).mapToLong(pixel -> pixel >>> 24).sum();
        assertThat(ours / sum).isCloseTo(1, within(.04));
        assertThat(difference / sum).isLessThan(.1);
    }

    private static int[] stroked(float width, double[] xy) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(java.awt.Color.BLACK);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        graphics.draw(path);
        graphics.dispose();
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}

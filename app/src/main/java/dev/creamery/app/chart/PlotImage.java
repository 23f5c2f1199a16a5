package dev.creamery.app.chart;

import dev.creamery.app.chart.picture.ImagePainter;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.plot.Frame;
import dev.creamery.app.chart.plot.PanelContent;

import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.IntBuffer;
import java.util.List;

/** What lies inside axes as an image, painted on any thread. */
final class PlotImage {
    private PlotImage() {}

    /**
     * What lies inside a panel's axes, {@code scale} pixels of the screen for each of the panel's.
     *
     * @param frame at (0, 0)
     */
    static Image of(PanelContent content, Frame frame, double scale) {
        return of(content.marks(frame), frame.width(), frame.height(), scale);
    }

    /** Marks on nothing, {@code scale} pixels of the screen for each of their coordinates'. */
    static Image of(List<Mark> marks, double width, double height, double scale) {
        BufferedImage painted;
        try {
            painted = ImagePainter.paint(marks, width, height, scale);
        } catch (IOException fontUnreadable) {
            throw new UncheckedIOException(fontUnreadable);
        }
        int[] pixels = ((DataBufferInt) painted.getRaster().getDataBuffer()).getData();
        return new WritableImage(
                new PixelBuffer<>(
                        painted.getWidth(),
                        painted.getHeight(),
                        IntBuffer.wrap(pixels),
                        PixelFormat.getIntArgbPreInstance()));
    }
}

package dev.creamery.app.chart.picture;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Takes a picture away: as a file, or to the clipboard. */
public final class PictureExport {
    /** Beyond this a PNG would take more than 1 GiB of memory to make. */
    private static final double MOST_PIXELS = 2.5e8;

    private PictureExport() {}

    /**
     * Writes the picture beside its destination and then moves it there, so that nobody ever sees
     * half a file. Best called off the window's thread.
     *
     * @param scale pixels of a PNG for each pixel of the picture; of no effect on SVG and PDF,
     *     which have none
     * @throws IOException if the file could not be written; what was there before then still is
     * @throws IllegalArgumentException if a PNG of this scale would be empty or too large
     */
    public static void write(Picture picture, PictureFormat format, double scale, Path file)
            throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + " to write " + file + " into");
        }
        // Not a temporary file of the system's: others may read a picture, as any file made here.
        Path part = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                write(picture, format, scale, out);
            }
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Writes the picture into a stream, which stays open. */
    public static void write(Picture picture, PictureFormat format, double scale, OutputStream out)
            throws IOException {
        switch (format) {
            case PNG -> {
                requireSensible(picture, scale);
                PngWriter.write(ImagePainter.paint(picture, scale), picture.notes(), out);
            }
            case SVG -> out.write(SvgPainter.paint(picture).getBytes(StandardCharsets.UTF_8));
            case PDF -> PdfPainter.paint(picture, out);
        }
        out.flush();
    }

    /** The picture as an image for {@link #copy}; best called off the window's thread. */
    public static Image image(Picture picture, double scale) throws IOException {
        requireSensible(picture, scale);
        return SwingFXUtils.toFXImage(ImagePainter.paint(picture, scale), null);
    }

    /** Puts an image on the clipboard; only on the window's thread. */
    public static void copy(Image image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(image);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static void requireSensible(Picture picture, double scale) {
        double pixels = picture.width() * scale * picture.height() * scale;
        if (!(scale > 0) || pixels > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "A scale of "
                            + scale
                            + " is not possible for a picture of "
                            + Math.round(picture.width())
                            + " × "
                            + Math.round(picture.height())
                            + " pixels: choose more than 0 and at most "
                            + Math.sqrt(MOST_PIXELS / (picture.width() * picture.height()))
                            + ", or write SVG or PDF");
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

package dev.creamery.app.chart.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes an image as PNG with its notes as international text chunks. */
final class PngWriter {
    private static final String NATIVE_FORMAT = "javax_imageio_png_1.0";

    private PngWriter() {}

    static void write(BufferedImage image, PictureNotes notes, OutputStream out)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(
                        ImageTypeSpecifier.createFromRenderedImage(image),
                        writer.getDefaultWriteParam());
        metadata.mergeTree(NATIVE_FORMAT, texts(notes));
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(metadata, new IIOImage(image, null, metadata), null);
        } finally {
            writer.dispose();
        }
    }

    private static IIOMetadataNode texts(PictureNotes notes) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("Software", "Creamery");
        texts.put("Title", notes.title());
        texts.put("Source", notes.source());
        texts.put("Filter", notes.filter());
        IIOMetadataNode list = new IIOMetadataNode("iTXt");
        texts.forEach(
                (keyword, text) -> {
                    if (text.isEmpty()) {
                        return;
                    }
                    IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
                    entry.setAttribute("keyword", keyword);
                    entry.setAttribute("compressionFlag", "FALSE");
                    entry.setAttribute("compressionMethod", "0");
                    entry.setAttribute("languageTag", "");
                    entry.setAttribute("translatedKeyword", "");
                    entry.setAttribute("text", text);
                    list.appendChild(entry);
                });
        IIOMetadataNode root = new IIOMetadataNode(NATIVE_FORMAT);
        root.appendChild(list);
        return root;
    }
}

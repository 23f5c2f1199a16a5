package dev.creamery.app.chart.picture;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that a picture is written as. */
public enum PictureFormat {
    PNG("png", "Image (PNG)"),
    SVG("svg", "Vector graphics (SVG)"),
    PDF("pdf", "Document (PDF)");

    private final String extension;
    private final String label;

    PictureFormat(String extension, String label) {
        this.extension = extension;
        this.label = label;
    }

    /** The file name's ending, without its dot. */
    public String extension() {
        return extension;
    }

    /** What a file dialog calls it. */
    public String label() {
        return label;
    }

    /** The format that a file's name asks for, if its ending is known. */
    public static Optional<PictureFormat> of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (PictureFormat format : values()) {
            if (name.endsWith("." + format.extension)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}

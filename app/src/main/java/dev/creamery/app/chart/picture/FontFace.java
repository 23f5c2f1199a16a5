package dev.creamery.app.chart.picture;

import java.io.IOException;
import java.io.InputStream;

/**
 * The fonts of every picture, bundled as TrueType: the same outlines on the screen, in an image, in
 * SVG and in PDF.
 */
public enum FontFace {
    REGULAR("Inter-Regular.ttf", "Inter", 400),
    MEDIUM("Inter-Medium.ttf", "Inter", 500),
    SEMIBOLD("Inter-SemiBold.ttf", "Inter", 600),
    MONO("JetBrainsMono-Regular.ttf", "JetBrains Mono", 400);

    private static final String FOLDER = "/dev/creamery/app/fonts/";

    private final String file;
    private final String family;
    private final int weight;

    FontFace(String file, String family, int weight) {
        this.file = file;
        this.family = family;
        this.weight = weight;
    }

    /** The family's name, as CSS and SVG name it. */
    public String family() {
        return family;
    }

    /** The weight as CSS and SVG number it, 400 to 600. */
    public int weight() {
        return weight;
    }

    /**
     * The TrueType file.
     *
     * @throws IOException if the program was packaged without it
     */
    public InputStream open() throws IOException {
        InputStream stream = FontFace.class.getResourceAsStream(FOLDER + file);
        if (stream == null) {
            throw new IOException("The font " + FOLDER + file + " is missing from the program");
        }
        return stream;
    }
}

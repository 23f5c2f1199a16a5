package dev.creamery.app.chart;

/** Starts the gallery: on the class path, JavaFX starts only from another class. */
public final class ChartGalleryLauncher {
    private ChartGalleryLauncher() {}

    public static void main(String[] args) {
        ChartGallery.main(args);
    }
}

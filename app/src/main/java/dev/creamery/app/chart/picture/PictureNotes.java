package dev.creamery.app.chart.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a picture's numbers come from: written below it and into the file's metadata.
 *
 * @param title what the picture shows
 * @param source the data: a folder, a workspace
 * @param filter what was picked of them, in the filter line's language; empty for all
 */
public record PictureNotes(String title, String source, String filter) {
    /** A picture of which nothing is noted. */
    public static PictureNotes none() {
        return new PictureNotes("", "", "");
    }

    /** The line below the picture: data and filter; empty where nothing is noted. */
    public String caption() {
        List<String> parts = new ArrayList<>();
        if (!source.isEmpty()) {
            parts.add("Data: " + source);
        }
        if (!filter.isEmpty()) {
            parts.add("Filter: " + filter);
        }
        return String.join("   ·   ", parts);
    }
}

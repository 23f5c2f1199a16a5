package dev.creamery.app.preferences;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was open when the window was last closed.
 *
 * @param window where it was; null if it never was
 * @param place id of the place that was shown; null for the first one
 * @param workspace that was open; null for the preferred one
 * @param recentWorkspaces newest first
 * @param places what each place keeps, by its id: plain JSON values that only the place understands
 */
public record Session(
        @Nullable WindowBounds window,
        @Nullable String place,
        @Nullable Path workspace,
        List<Path> recentWorkspaces,
        Map<String, Object> places) {

    private static final int MOST_RECENT = 12;

    /** Nothing was open. */
    public static final Session EMPTY = new Session(null, null, null, List.of(), Map.of());

    public Session {
        recentWorkspaces = List.copyOf(recentWorkspaces);
        places = Map.copyOf(places);
    }

    /** This list with one workspace moved, or put, to its front; the oldest ones are forgotten. */
    public static List<Path> withMostRecent(Path workspace, List<Path> recent) {
        return Stream.concat(Stream.of(workspace), recent.stream())
                .distinct()
                .limit(MOST_RECENT)
                .toList();
    }
}

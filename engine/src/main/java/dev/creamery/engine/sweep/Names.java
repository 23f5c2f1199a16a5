package dev.creamery.engine.sweep;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Helps a person who mistyped a name. */
public final class Names {

    private Names() {}

    /**
     * The known name that is nearest to a mistyped one, if any is near: at most a third of its
     * letters differ.
     */
    public static Optional<String> nearest(String mistyped, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(mistyped, name)))
                .filter(name -> distance(mistyped, name) <= Math.max(2, name.length() / 3));
    }

    /** " (did you mean X?)" or nothing, to come after the mistyped name in an error message. */
    public static String suggestion(String mistyped, Collection<String> known) {
        return nearest(mistyped, known).map(name -> " (did you mean " + name + "?)").orElse("");
    }

    /** Levenshtein's edit distance, letter case ignored. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

package dev.creamery.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a few typed letters are found in a title: all of them, in order, not necessarily side by
 * side.
 *
 * @param score higher is better: letters at the start of words and side by side count more
 * @param positions of the letters in the title
 */
public record FuzzyMatch(int score, List<Integer> positions) {

    private static final int WORD_START = 8;
    private static final int SIDE_BY_SIDE = 9;

    /** The match of a query in a title, if there is one. An empty query matches anything. */
    public static Optional<FuzzyMatch> of(String query, String title) {
        String letters = query.toLowerCase(Locale.ROOT).replace(" ", "");
        Optional<FuzzyMatch> best = Optional.empty();
        String text = title.toLowerCase(Locale.ROOT);
        if (letters.isEmpty()) {
            return Optional.of(new FuzzyMatch(0, List.of()));
        }
        // Greedy from every possible start: a later start may keep the letters together.
        for (int start = text.indexOf(letters.charAt(0));
                start >= 0;
                start = text.indexOf(letters.charAt(0), start + 1)) {
            Optional<FuzzyMatch> match = from(start, letters, text);
            if (match.isPresent() && (best.isEmpty() || match.get().score() > best.get().score())) {
                best = match;
            }
        }
        return best;
    }

    private static Optional<FuzzyMatch> from(int start, String letters, String text) {
        List<Integer> positions = new ArrayList<>();
        int score = 0;
        int from = start;
        for (int i = 0; i < letters.length(); i++) {
            int at = next(text, letters.charAt(i), from);
            if (at < 0) {
                return Optional.empty();
            }
            boolean together = !positions.isEmpty() && positions.getLast() == at - 1;
            score += (together ? SIDE_BY_SIDE : -1) + (startsWord(text, at) ? WORD_START : 0);
            positions.add(at);
            from = at + 1;
        }
        return Optional.of(new FuzzyMatch(score - text.length() / 8, List.copyOf(positions)));
    }

    /** The next place of a letter: side by side if it is there, else a word's start, else any. */
    private static int next(String text, char letter, int from) {
        if (from < text.length() && text.charAt(from) == letter) {
            return from;
        }
        for (int at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
            if (startsWord(text, at)) {
                return at;
            }
        }
        return text.indexOf(letter, from);
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }
}

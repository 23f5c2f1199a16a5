package dev.creamery.app.explore.console;

/**
 * Why a query was not answered.
 *
 * @param position in the text, in UTF-16 units from 0; -1 if it is not known
 */
record SqlProblem(String message, int position) {

    /** Nothing is wrong. */
    static final SqlProblem NONE = new SqlProblem("", -1);

    /** With the place for people, counted from 1. */
    String text(String sql) {
        if (position < 0 || position > sql.length()) {
            return message;
        }
        String before = sql.substring(0, position);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = position - before.lastIndexOf('\n');
        return "Line " + line + ", column " + column + ": " + message;
    }

    /** The end of the word that the position is in. */
    int end(String sql) {
        int end = Math.clamp(position, 0, sql.length());
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end))) {
            end++;
        }
        return Math.min(sql.length(), Math.max(end, position + 1));
    }
}

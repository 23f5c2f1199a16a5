package dev.creamery.app.explore.widget;

import dev.creamery.app.chart.plot.NumberText;

/** A drawing that nobody could read; the message says what to choose instead. */
public final class NotDrawableException extends Exception {

    private static final long serialVersionUID = 1;

    /** Series, or maps, that can be told apart. */
    public static final int MOST = 60;

    public NotDrawableException(String message) {
        super(message);
    }

    /**
     * Makes sure that something is drawn at most {@link #MOST} times.
     *
     * @param column that makes them
     * @param things for example "series"
     */
    public static void check(String column, long count, String things) throws NotDrawableException {
        if (count > MOST) {
            throw new NotDrawableException(
                    column
                            + " has "
                            + NumberText.count(count)
                            + " values, and "
                            + things
                            + " can be told apart up to "
                            + MOST
                            + ": choose another column, or filter");
        }
    }
}

package dev.creamery.app.chart.plot;

import java.util.List;

/**
 * One grid of values. Arrays are not copied; whoever makes a panel must not change them.
 *
 * @param xs {@code (columns)}, ascending
 * @param ys {@code (rows)}, ascending
 * @param values {@code (rows, columns)}, row-major; a non-finite value is a cell without one
 * @param states {@code (rows, columns)}, row-major; empty where no cell has a state
 * @param members {@code (rows, columns)}, row-major: how many experiments a value is made of; empty
 *     if not known
 */
public record MapPanel(
        String title,
        double[] xs,
        double[] ys,
        double[] values,
        List<CellState> states,
        int[] members) {
    public MapPanel {
        states = List.copyOf(states);
        int cells = xs.length * ys.length;
        if (values.length != cells
                || !states.isEmpty() && states.size() != cells
                || members.length > 0 && members.length != cells) {
            throw new IllegalArgumentException(
                    "Map "
                            + title
                            + ": "
                            + xs.length
                            + " columns and "
                            + ys.length
                            + " rows need "
                            + cells
                            + " values, and as many states and members or none");
        }
        requireAscending(title, xs);
        requireAscending(title, ys);
    }

    /** A map of values alone. */
    public static MapPanel of(String title, double[] xs, double[] ys, double[] values) {
        return new MapPanel(title, xs, ys, values, List.of(), new int[0]);
    }

    /** The value of a cell. */
    double value(int row, int column) {
        return values[row * xs.length + column];
    }

    /** The state of a cell. */
    CellState state(int row, int column) {
        return states.isEmpty() ? CellState.PLAIN : states.get(row * xs.length + column);
    }

    private static void requireAscending(String title, double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (!(values[i] > values[i - 1])) {
                throw new IllegalArgumentException(
                        "Map "
                                + title
                                + ": columns and rows must ascend, but "
                                + values[i]
                                + " follows "
                                + values[i - 1]);
            }
        }
    }
}

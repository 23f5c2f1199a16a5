package dev.creamery.app.chart.plot;

/** Where the cells of a row or column of a map meet: half way between their centres. */
final class Cells {
    private Cells() {}

    /** The {@code n + 1} edges of n cells; none for no cells. On a log axis half way in decades. */
    static double[] edges(double[] centres, ScaleKind kind) {
        int n = centres.length;
        if (n == 0) {
            return new double[0];
        }
        double[] at = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = kind.forward(centres[i]);
        }
        double[] edges = new double[n + 1];
        for (int i = 1; i < n; i++) {
            edges[i] = (at[i - 1] + at[i]) / 2;
        }
        double alone = kind == ScaleKind.LOG ? .15 : .5;
        edges[0] = at[0] - (n > 1 ? edges[1] - at[0] : alone);
        edges[n] = at[n - 1] + (n > 1 ? at[n - 1] - edges[n - 1] : alone);
        for (int i = 0; i <= n; i++) {
            edges[i] = kind.backward(edges[i]);
        }
        return edges;
    }

    /** The cell that a value lies in, −1 outside all. */
    static int find(double[] edges, double value) {
        for (int i = 1; i < edges.length; i++) {
            if (value >= edges[i - 1] && value < edges[i]) {
                return i - 1;
            }
        }
        return -1;
    }
}

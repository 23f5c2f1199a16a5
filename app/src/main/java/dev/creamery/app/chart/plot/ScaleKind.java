package dev.creamery.app.chart.plot;

/** How values are spread along an axis. */
public enum ScaleKind {
    LINEAR,
    /** By the decimal logarithm; values of 0 and below have no place on it. */
    LOG;

    /** Whether a value has a place on such an axis. */
    public boolean accepts(double value) {
        return Double.isFinite(value) && (this == LINEAR || value > 0);
    }

    /** The value, stretched so that equal steps lie equally far apart. */
    double forward(double value) {
        return this == LINEAR ? value : Math.log10(value);
    }

    double backward(double stretched) {
        return this == LINEAR ? stretched : Math.pow(10, stretched);
    }
}

package dev.creamery.app.explore.curve;

/** What a line of the chart is. */
enum CurveForm {
    /** The median of a group, with its quartiles as a band. */
    BANDS("Bands", "Median and quartiles of each group"),
    /** An experiment: the median of its repetitions. */
    LINES("Lines", "Every experiment, as the median of its repetitions"),
    /** A repetition. */
    RUNS("Runs", "Every repetition of the selected experiments");

    private final String title;
    private final String explanation;

    CurveForm(String title, String explanation) {
        this.title = title;
        this.explanation = explanation;
    }

    String title() {
        return title;
    }

    String explanation() {
        return explanation;
    }
}

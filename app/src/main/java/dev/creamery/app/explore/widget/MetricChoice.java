package dev.creamery.app.explore.widget;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

import java.util.List;

/** The lists from which a metric is chosen: what of the curve, and of which statistic. */
public final class MetricChoice extends HBox {

    private static final double KIND = 176;
    private static final double STATISTIC = 176;

    /**
     * @param pane starts the controls' ids
     */
    public MetricChoice(String pane, MetricChoiceViewModel metric) {
        super(6);
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .setAll(
                        Choices.list(
                                pane + "-kind",
                                "",
                                metric.kind(),
                                () -> List.of(MetricKind.values()),
                                MetricKind::label,
                                KIND),
                        Choices.list(
                                pane + "-statistic",
                                "of",
                                metric.statistic(),
                                metric::measurements,
                                Wording::of,
                                STATISTIC));
    }
}

package dev.creamery.app.explore.details;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.explore.widget.Wording;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;

/** How good an experiment became: as tiles, and as a card of all statistics. */
final class BestValues {

    private BestValues() {}

    /** The best value of the first of them, where it was reached, and of how many runs. */
    static Node tiles(ExperimentFacts.Best best, ExperimentFacts experiment) {
        GridPane tiles = new GridPane();
        tiles.getStyleClass().add("tiles");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        tiles.getColumnConstraints().setAll(half, half);
        tiles.add(
                tile(
                        "Best " + Wording.of(best.measurement()).toLowerCase(Locale.ROOT),
                        NumberText.value(best.value().median()),
                        quartiles(best.value())),
                0,
                0);
        tiles.add(
                tile("At epoch", NumberText.value(best.epoch().median()), quartiles(best.epoch())),
                1,
                0);
        tiles.add(
                tile(
                        "Repetitions",
                        experiment.whole("num_runs").map(NumberText::count).orElse("–")),
                0,
                1);
        tiles.add(
                tile(
                        "Free parameters",
                        experiment.whole("num_free_parameters").map(NumberText::count).orElse("–"),
                        experiment
                                .whole("size")
                                .map(size -> new String[] {"wanted ", NumberText.count(size)})
                                .orElse(new String[0])),
                1,
                1);
        return tiles;
    }

    /** In parts that are not broken: "[0.00176–0.00422]" is wider than a narrow pane's tile. */
    static String[] quartiles(ExperimentFacts.Spread spread) {
        if (Double.isNaN(spread.q1())) {
            return new String[0];
        }
        String[] ends = NumberText.range(spread.q1(), spread.q3()).splitWithDelimiters("–| to ", 2);
        return new String[] {"[" + ends[0] + ends[1], ends[2] + "]"};
    }

    private static Node tile(String name, String value, String... below) {
        Label title = new Label(name);
        title.getStyleClass().add("tile-name");
        Label number = new Label(value);
        number.getStyleClass().add("tile-value");
        VBox tile = new VBox(title, number);
        if (below.length > 0) {
            FlowPane parts = new FlowPane();
            for (String part : below) {
                Label label = new Label(part);
                label.getStyleClass().add("hint");
                parts.getChildren().add(label);
            }
            tile.getChildren().add(parts);
        }
        tile.getStyleClass().add("tile");
        return tile;
    }

    /** Values and epochs of all of them. */
    static Node cards(List<ExperimentFacts.Best> best) {
        VBox rows = new VBox(8);
        for (ExperimentFacts.Best one : best) {
            Label name = new Label(Wording.of(one.measurement()));
            name.getStyleClass().add("muted");
            NamesAndValues grid = new NamesAndValues();
            grid.add("value", middle(one.value()));
            grid.add("epoch", middle(one.epoch()));
            grid.add("worst, best", ends(one));
            rows.getChildren().add(new VBox(2, name, grid));
        }
        return rows;
    }

    /** The median with its quartiles. */
    static String middle(ExperimentFacts.Spread spread) {
        String text = NumberText.value(spread.median());
        return Double.isNaN(spread.q1())
                ? text
                : text + "  [" + NumberText.range(spread.q1(), spread.q3()) + "]";
    }

    /** The worst and the best repetition. */
    static String ends(ExperimentFacts.Best best) {
        boolean largest = best.measurement().isBestLargest();
        double worst = largest ? best.value().min() : best.value().max();
        double top = largest ? best.value().max() : best.value().min();
        return NumberText.value(worst) + ", " + NumberText.value(top);
    }
}

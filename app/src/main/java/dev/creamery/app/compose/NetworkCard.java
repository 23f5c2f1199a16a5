package dev.creamery.app.compose;

import dev.creamery.app.place.NetworkDrawing;
import dev.creamery.app.place.NumberText;
import dev.creamery.engine.network.NetworkStructure;
import dev.creamery.engine.sweep.Experiment;
import dev.creamery.engine.sweep.PlannedExperiment;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.Locale;
import java.util.Optional;

/** The network of the cell that is looked at, drawn and in numbers. */
final class NetworkCard extends VBox {

    private final NetworkDrawing drawing = new NetworkDrawing();
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Label problem = new Label();

    NetworkCard(SummaryViewModel summary) {
        getStyleClass().add("card-box");
        title.getStyleClass().add("hint");
        facts.getStyleClass().add("hint");
        facts.setWrapText(true);
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        getChildren().addAll(new CardHeading("Network", title), drawing, facts, problem);
        summary.network().addListener((property, before, now) -> show(now));
        show(summary.network().get());
    }

    private void show(Optional<PlannedExperiment> now) {
        drawing.show(now.map(PlannedExperiment::network));
        title.setText(now.map(PlannedExperiment::experiment).map(NetworkCard::title).orElse(""));
        facts.setText(now.map(NetworkCard::facts).orElse("Choose values to see a network."));
        String why = now.flatMap(PlannedExperiment::invalid).orElse("");
        problem.setText(why.isEmpty() ? "" : "Left out: " + why);
        problem.setVisible(!why.isEmpty());
        problem.setManaged(!why.isEmpty());
    }

    private static String title(Experiment experiment) {
        return experiment.dataset()
                + " · "
                + experiment.shape().label()
                + " · "
                + NumberText.size(experiment.size())
                + " · depth "
                + experiment.depth();
    }

    private static String facts(PlannedExperiment planned) {
        NetworkStructure network = planned.network();
        double off = 100.0 * network.numFreeParameters() / planned.experiment().size() - 100;
        long additions =
                network.layers().stream().filter(NetworkStructure.Layer::addsInput).count();
        return "%s parameters (%s%.1f %%) · %s inputs · %s output%s"
                .formatted(
                        NumberText.grouped(network.numFreeParameters()),
                        off < 0 ? "−" : "+",
                        Math.abs(off),
                        NumberText.grouped(network.inputs()),
                        network.outputActivation().label().toLowerCase(Locale.ROOT),
                        additions == 0 ? "" : " · " + additions + " residual additions");
    }
}

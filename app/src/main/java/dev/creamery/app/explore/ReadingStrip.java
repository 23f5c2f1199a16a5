package dev.creamery.app.explore;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.tab.Facts;
import dev.creamery.app.explore.tab.OpenSource;
import dev.creamery.app.place.ModalDialog;
import dev.creamery.engine.query.FileProblem;
import dev.creamery.engine.query.WorkProgress;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.Optional;
import java.util.stream.Collectors;

/** How far reading a source is, and which of its files could not be read. */
final class ReadingStrip extends HBox {

    /** What is known of the source's reading. */
    private record State(
            Optional<WorkProgress> reading,
            boolean busy,
            Facts facts,
            Optional<Exception> failure) {}

    private final ExploreTab tab;
    private final OpenSource source;
    // A binding, as a source holds these weakly: it may outlive this tab.
    private final ObjectBinding<State> state;
    private final Label activity = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label failure = new Label();
    private final Hyperlink problems = new Hyperlink();
    private final Button stop = new Button("Stop");

    ReadingStrip(ExploreTab tab) {
        this.tab = tab;
        source = tab.source();
        getStyleClass().add("work-strip");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(10);
        bar.setPrefWidth(220);
        stop.getStyleClass().addAll("small", "flat");
        stop.setOnAction(event -> source.cancelReading());
        failure.getStyleClass().add("problem");
        problems.setOnAction(event -> list());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(activity, bar, stop, failure, gap, problems);
        state =
                Bindings.createObjectBinding(
                        this::state,
                        source.reading(),
                        source.busy(),
                        source.facts(),
                        source.failure());
        state.addListener((property, before, now) -> show(now));
        show(state.get());
    }

    private State state() {
        return new State(
                source.reading().get(),
                source.busy().get(),
                source.facts().get(),
                source.failure().get());
    }

    private void show(State now) {
        Optional<WorkProgress> step = now.reading;
        Facts facts = now.facts;
        activity.setText(step.map(ReadingStrip::text).orElse(""));
        bar.setProgress(step.map(WorkProgress::fraction).orElse(0.0));
        for (Region part : new Region[] {activity, bar, stop}) {
            part.setVisible(step.isPresent());
            part.setManaged(step.isPresent());
        }
        failure.setText(
                now.failure
                        .map(cause -> "Not read to the end: " + cause.getMessage())
                        .orElseGet(() -> now.busy ? "" : nothing(facts)));
        failure.setManaged(!failure.getText().isEmpty());
        int left = facts.problems().size();
        problems.setText(
                left == 1 ? "1 file is left out" : NumberText.count(left) + " files are left out");
        problems.setVisible(left > 0);
        problems.setManaged(left > 0);
        boolean any = step.isPresent() || left > 0 || failure.isManaged();
        setVisible(any);
        setManaged(any);
    }

    /** Why there is nothing to see, once that is sure; "" if there is something. */
    private static String nothing(Facts facts) {
        if (facts.experiments() > 0) {
            return "";
        }
        return facts.problems().stream()
                .findFirst()
                .map(
                        problem ->
                                "No results here. %s %s"
                                        .formatted(problem.path().getFileName(), problem.problem()))
                .orElse(
                        "No results here: there is no Parquet file with summaries or repetitions"
                                + " in BUTTER's columns");
    }

    private static String text(WorkProgress step) {
        return "%s: %s of %s · %s experiments"
                .formatted(
                        step.activity(),
                        NumberText.count(step.done()),
                        NumberText.count(step.total()),
                        NumberText.count(step.rows()));
    }

    private void list() {
        TextArea text =
                new TextArea(
                        source.facts().get().problems().stream()
                                .map(ReadingStrip::line)
                                .collect(Collectors.joining("\n\n")));
        text.setEditable(false);
        text.setWrapText(true);
        text.setPrefSize(760, 420);
        tab.services()
                .modal()
                .show(new ModalDialog("Files that are left out", text, tab.services().modal()));
    }

    private static String line(FileProblem problem) {
        return problem.path() + "\n    " + problem.problem();
    }
}

package dev.creamery.app.monitor;

import dev.creamery.app.place.Modal;
import dev.creamery.app.place.ModalDialog;
import dev.creamery.engine.store.RunOrder;
import dev.creamery.engine.store.Steering;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a person can want of the batch that is looked at. */
final class SteeringBar extends FlowPane {

    private static final int AUTOMATIC = 0;

    private final RunsViewModel runs;
    private final Modal modal;
    private final Button pause = button("Pause", "fth-pause", "pause-batch");
    private final Button goOn = button("Go on", "fth-play", "resume-batch");
    private final Button retry = button("Retry failed", "fth-rotate-cw", "retry-batch");
    private final Button add = button("Add repetitions…", "fth-plus", "add-repetitions");
    private final Button cancel = button("Cancel for good…", "fth-x-octagon", "cancel-batch");
    private final Button like = button("Compose like this", "fth-sliders", "compose-like-batch");
    private final ComboBox<Integer> threads = new ComboBox<>();
    private final ComboBox<RunOrder> order = new ComboBox<>();
    private boolean filling;

    SteeringBar(RunsViewModel runs, Modal modal) {
        super(8, 6);
        this.runs = runs;
        this.modal = modal;
        pause.setTooltip(new Tooltip("Stops at the end of the epoch; it can go on later"));
        pause.setOnAction(event -> selected().ifPresent(runs::stop));
        goOn.setOnAction(event -> selected().ifPresent(runs::goOn));
        retry.setOnAction(event -> selected().ifPresent(runs::retry));
        add.setOnAction(event -> selected().ifPresent(this::askForRepetitions));
        cancel.setOnAction(event -> selected().ifPresent(this::askBeforeCancelling));
        like.setTooltip(new Tooltip("A new draft in Compose with this batch's sweep"));
        like.setOnAction(event -> selected().ifPresent(runs::composeLike));
        prepareThreads();
        prepareOrder();
        getChildren()
                .addAll(
                        pause,
                        goOn,
                        retry,
                        add,
                        like,
                        cancel,
                        labelled("Threads", threads),
                        labelled("Order", order));
        runs.batch().progress().addListener((property, before, now) -> now.ifPresent(this::show));
        runs.batch().progress().get().ifPresent(this::show);
    }

    private Optional<String> selected() {
        return runs.batch().selected().get();
    }

    private static Button button(String text, String icon, String id) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static HBox labelled(String text, ComboBox<?> box) {
        Label label = new Label(text);
        label.getStyleClass().add("hint");
        box.getStyleClass().add("small");
        box.setAccessibleText(text);
        HBox line = new HBox(6, label, box);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void prepareThreads() {
        threads.setId("batch-threads");
        threads.getItems().add(AUTOMATIC);
        IntStream.rangeClosed(1, Runtime.getRuntime().availableProcessors())
                .forEach(threads.getItems()::add);
        threads.setConverter(
                new Shown<>(count -> count == AUTOMATIC ? "as started" : Integer.toString(count)));
        threads.setTooltip(new Tooltip("Takes effect as its threads end what they have begun"));
        threads.valueProperty()
                .addListener(
                        (property, before, now) -> {
                            if (!filling && now != null) {
                                OptionalInt wanted =
                                        now == AUTOMATIC
                                                ? OptionalInt.empty()
                                                : OptionalInt.of(now);
                                selected().ifPresent(name -> runs.setThreads(name, wanted));
                            }
                        });
    }

    private void prepareOrder() {
        order.setId("batch-order");
        order.getItems().setAll(RunOrder.values());
        order.setConverter(new Shown<>(RunOrder::title));
        order.valueProperty()
                .addListener(
                        (property, before, now) -> {
                            if (!filling && now != null) {
                                selected().ifPresent(name -> runs.setOrder(name, now));
                            }
                        });
    }

    private void show(BatchProgress now) {
        boolean onPause = pause.isFocused();
        boolean onGoOn = goOn.isFocused();
        show(pause, now.canStop());
        show(goOn, now.canGoOn());
        // The next button would get the focus of one that vanishes, and do something else.
        if (onPause && goOn.isVisible()) {
            goOn.requestFocus();
        } else if (onGoOn && pause.isVisible()) {
            pause.requestFocus();
        }
        show(retry, now.failed() > 0);
        show(cancel, now.status() != BatchStatus.FINISHED && now.status() != BatchStatus.CANCELLED);
        Steering steering = now.steering();
        filling = true;
        int wanted = steering.threads().orElse(AUTOMATIC);
        if (!threads.getItems().contains(wanted)) {
            threads.getItems().add(wanted); // of a larger machine
        }
        threads.setValue(wanted);
        order.setValue(steering.order());
        filling = false;
    }

    private static void show(Button button, boolean shown) {
        button.setVisible(shown);
        button.setManaged(shown);
    }

    private void askForRepetitions(String name) {
        Spinner<Integer> more =
                new Spinner<>(new SpinnerValueFactory.IntegerSpinnerValueFactory(1, 254, 10));
        more.setId("more-repetitions");
        more.setEditable(true);
        Label text =
                wrapped(
                        "So many more of every experiment are trained, with seeds of their own;"
                                + " what is finished stays.");
        Button train = new Button("Train them");
        train.setId("train-more");
        train.getStyleClass().add("accent");
        train.setDefaultButton(true);
        train.setOnAction(
                event -> {
                    more.commitValue();
                    modal.hide();
                    runs.addRepetitions(name, more.getValue());
                });
        modal.show(
                new ModalDialog(
                        "Add repetitions to " + name, new VBox(10, text, more), modal, train));
    }

    private void askBeforeCancelling(String name) {
        Label text =
                wrapped(
                        "Its runs in training stop at the end of the epoch. What is finished stays;"
                                + " what is not is left out until you let the batch go on again.");
        Button sure = new Button("Cancel the batch");
        sure.setId("cancel-for-good");
        sure.getStyleClass().add("danger");
        sure.setOnAction(
                event -> {
                    modal.hide();
                    runs.cancel(name);
                });
        modal.show(new ModalDialog("Cancel " + name + " for good?", text, modal, sure));
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setPrefWidth(420);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** Values that are chosen, never typed. */
    private static final class Shown<T> extends StringConverter<T> {
        private final Function<T, String> text;

        Shown(Function<T, String> text) {
            this.text = text;
        }

        @Override
        public String toString(T value) {
            return value == null ? "" : text.apply(value);
        }

        @Override
        public T fromString(String typed) {
            throw new UnsupportedOperationException("values are chosen, not typed");
        }
    }
}

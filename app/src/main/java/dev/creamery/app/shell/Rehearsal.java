package dev.creamery.app.shell;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Controls of every kind that the window uses, made, styled and laid out once in the background,
 * and thrown away: their classes are then loaded, and partly compiled, before the view's thread
 * needs them for the first time. Nodes outside of a window may live on any thread (but not charts).
 */
final class Rehearsal {

    private static final int ROUNDS = 4;
    private static final double WIDTH = 1200;
    private static final double HEIGHT = 800;

    private Rehearsal() {}

    /**
     * Not for the view's thread.
     *
     * @param styleSheets of the window
     */
    static void run(List<String> styleSheets) {
        for (int round = 0; round < ROUNDS; round++) {
            StackPane root = new StackPane(new HBox(table(), list(), form(), controls(), texts()));
            root.getStyleClass().addAll("shell", "runs");
            root.getStylesheets().setAll(styleSheets);
            var unused = new Scene(root, WIDTH, HEIGHT);
            root.applyCss();
            root.layout();
        }
    }

    private static Node table() {
        TableView<List<String>> table = new TableView<>();
        table.getStyleClass().addAll("dense", "quiet-table");
        table.setFixedCellSize(26);
        for (int index = 0; index < 8; index++) {
            int at = index;
            TableColumn<List<String>, String> column = new TableColumn<>("Column " + index);
            column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(cell.getValue().get(at)));
            table.getColumns().add(column);
        }
        List<String> row = IntStream.range(0, 8).mapToObj(String::valueOf).toList();
        for (int index = 0; index < 40; index++) {
            table.getItems().add(row);
        }
        table.getSelectionModel().select(3);
        return table;
    }

    private static Node list() {
        ListView<String> list = new ListView<>();
        list.setFixedCellSize(34);
        IntStream.range(0, 40).mapToObj(String::valueOf).forEach(list.getItems()::add);
        return list;
    }

    private static Node form() {
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        for (int row = 0; row < 6; row++) {
            form.addRow(row, new Label("Label"), new TextField("text"), new CheckBox("Choose it"));
        }
        return new VBox(form, new TextArea("Some\nlines"));
    }

    private static Node controls() {
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().setAll("one", "another");
        combo.setValue("one");
        return new VBox(
                new ScrollPane(new FlowPane(new ToggleButton("on"), new Button("do"), combo)),
                new SplitPane(new Spinner<Integer>(1, 10, 3), new Separator(Orientation.VERTICAL)),
                new ProgressBar(0.4),
                new Slider(0, 1, 0.5));
    }

    private static Node texts() {
        return new VBox(
                new Group(new TextFlow(new Text("found"), new Text(" and not"))),
                new FontIcon("fth-play"),
                new Label("Label", new FontIcon("fth-x")));
    }
}

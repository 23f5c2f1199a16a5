package dev.creamery.app.explore.console;

import dev.creamery.app.chart.MetricChart;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.plot.MetricView;
import dev.creamery.app.explore.widget.ChartFrame;
import dev.creamery.app.explore.widget.Choices;
import dev.creamery.app.explore.widget.CompletionPopup;
import dev.creamery.app.explore.widget.Emptiness;
import dev.creamery.app.explore.widget.Wording;

import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables at the left, the query above, its result below as a table or a chart. */
final class ConsoleView extends BorderPane {

    private static final KeyCombination RUN =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final int SHORT = 90;

    /** Three lines, however many lines the buttons below take. */
    private static final double LEAST_EDITOR = 72;

    private final ConsoleViewModel console;
    private final TextArea editor = new TextArea();
    private final ErrorMark mark;
    private final ResultTable table;
    private final MetricChart chart;
    private final Node drawing;
    private final StackPane result = new StackPane();

    ConsoleView(ConsoleViewModel console) {
        this.console = console;
        getStyleClass().add("console");
        table = new ResultTable(console);
        ResultChartViewModel points = console.chart();
        chart = new MetricChart(ResultChartViewModel.EMPTY, view(points));
        drawing = drawing(points);
        editor.setId("sql");
        editor.getStyleClass().add("mono");
        editor.setPrefRowCount(6);
        editor.setMinHeight(LEAST_EDITOR);
        editor.textProperty().bindBidirectional(console.sql());
        editor.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (RUN.match(event)) {
                        console.run();
                        event.consume();
                    }
                });
        new CompletionPopup(editor, console.editor());
        mark = new ErrorMark(editor);
        StackPane text = new StackPane(editor, mark);
        VBox above = new VBox(8, text, problem(), buttons());
        above.getStyleClass().add("console-query");
        VBox.setVgrow(text, Priority.ALWAYS);
        SplitPane rows = new SplitPane(above, result);
        rows.setOrientation(Orientation.VERTICAL);
        rows.setDividerPosition(0, .4);
        SplitPane columns = new SplitPane(new TablesTree(console, this::insert), rows);
        columns.setDividerPosition(0, .22);
        setCenter(columns);
        console.result().addListener((property, before, now) -> now.ifPresent(table::show));
        console.result().get().ifPresent(table::show);
        console.problem().addListener((property, before, now) -> point(now));
        console.asChart().addListener((property, before, now) -> showResult());
        showResult();
    }

    /** The chart, if the result is drawn. */
    Optional<Picture> picture(PictureNotes notes) {
        return console.asChart().get() && !console.chart().points().get().series().isEmpty()
                ? Optional.of(chart.picture(notes))
                : Optional.empty();
    }

    private void showResult() {
        result.getChildren().setAll(console.asChart().get() ? drawing : table);
    }

    private void insert(String text) {
        editor.replaceSelection(text);
        editor.requestFocus();
    }

    private void point(SqlProblem problem) {
        String sql = editor.getText();
        if (problem.position() >= 0 && problem.position() <= sql.length()) {
            editor.positionCaret(problem.position());
        }
        mark.show(problem);
    }

    private Node problem() {
        Label text = new Label();
        text.setId("sql-problem");
        text.getStyleClass().add("problem");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        console.problem()
                .addListener(
                        (property, before, now) ->
                                text.setText(
                                        now.message().isEmpty() ? "" : now.text(editor.getText())));
        text.managedProperty().bind(text.textProperty().isNotEmpty());
        return text;
    }

    private Node buttons() {
        FontIcon icon = new FontIcon("fth-play");
        Button run = new Button("Run", icon);
        run.setId("sql-run");
        run.getStyleClass().addAll("accent", "small");
        run.setTooltip(new Tooltip("Ctrl+Enter"));
        run.setOnAction(
                event -> {
                    if (console.running().get()) {
                        console.cancel();
                    } else {
                        console.run();
                    }
                });
        console.running()
                .addListener(
                        (property, before, now) -> {
                            run.setText(now ? "Cancel" : "Run");
                            icon.setIconLiteral(now ? "fth-x" : "fth-play");
                        });
        MenuButton history = new MenuButton("History");
        history.getStyleClass().add("small");
        history.setOnShowing(event -> history.getItems().setAll(items()));
        history.getItems().setAll(items());
        history.disableProperty().bind(console.history().map(List::isEmpty));
        Button filter = button("Insert the filter", "fth-filter");
        filter.setTooltip(new Tooltip("What facets and filter line choose, for WHERE"));
        filter.setOnAction(event -> insert(console.filterText()));
        SimpleObjectProperty<Boolean> form = new SimpleObjectProperty<>(console.asChart().get());
        form.addListener((property, before, now) -> console.asChart().set(now));
        console.asChart().addListener((property, before, now) -> form.set(now));
        Map<Boolean, String> forms = new java.util.LinkedHashMap<>();
        forms.put(false, "table");
        forms.put(true, "chart");
        Button save = button("Save…", "fth-download");
        save.setId("sql-save");
        save.setTooltip(new Tooltip("All rows, as Parquet or CSV"));
        save.disableProperty().bind(console.result().map(Optional::isEmpty));
        save.setOnAction(event -> console.save());
        Label note = new Label();
        note.setId("sql-note");
        note.getStyleClass().add("hint");
        note.textProperty().bind(console.note());
        for (Region whole : List.of(run, history, filter, save)) {
            whole.setMinWidth(Region.USE_PREF_SIZE);
        }
        // In a narrow window what comes last goes to a line of its own: no button is cut.
        FlowPane bar =
                new FlowPane(8, 6, run, history, filter, Choices.row("", form, forms), save, note);
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private List<MenuItem> items() {
        return console.history().get().stream()
                .map(
                        sql -> {
                            String line = sql.replaceAll("\\s+", " ").strip();
                            MenuItem item =
                                    new MenuItem(
                                            line.length() > SHORT
                                                    ? line.substring(0, SHORT) + "…"
                                                    : line);
                            item.setMnemonicParsing(false);
                            item.setOnAction(event -> console.recall(sql));
                            return item;
                        })
                .toList();
    }

    private static Button button(String title, String icon) {
        Button button = new Button(title, new FontIcon(icon));
        button.getStyleClass().add("small");
        return button;
    }

    private Node drawing(ResultChartViewModel points) {
        points.points()
                .addListener(
                        (property, before, now) -> {
                            chart.setView(view(points));
                            chart.show(now);
                        });
        points.form().addListener((property, before, now) -> chart.setView(view(points)));
        points.xKind().addListener((property, before, now) -> chart.setView(view(points)));
        points.yKind().addListener((property, before, now) -> chart.setView(view(points)));
        return new ChartFrame(
                chart,
                points.note(),
                console.result()
                        .map(
                                now ->
                                        now.isEmpty()
                                                ? Emptiness.because(
                                                        "Run the query to draw its rows")
                                                : Emptiness.NONE),
                why -> {},
                console.running(),
                new Region(),
                Choices.list("result-y", "y", points.y(), points::numbers, 150),
                Choices.list("result-x", "x", points.x(), points::columns, 150),
                Choices.list(
                        "result-series",
                        "by",
                        points.series(),
                        () -> Choices.withNone(points.columns()),
                        150),
                Choices.row("", points.form(), Wording.METRIC_FORMS),
                Choices.row("x", points.xKind(), Wording.SCALES),
                Choices.row("y", points.yKind(), Wording.SCALES));
    }

    private static MetricView view(ResultChartViewModel points) {
        return MetricView.of(points.form().get(), points.xKind().get(), points.yKind().get());
    }
}

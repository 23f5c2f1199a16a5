package dev.creamery.app.explore.table;

import dev.creamery.app.chart.plot.NumberText;
import dev.creamery.app.explore.tab.ExploreTab;
import dev.creamery.app.explore.widget.ColumnChooser;
import dev.creamery.app.explore.widget.Emptiness;
import dev.creamery.app.explore.widget.EmptyPlace;
import dev.creamery.engine.query.Column;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;

/** Search, columns, and the rows, which are sorted by the engine. */
final class ExperimentsView extends BorderPane {

    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final double ROW = 26;

    private final TableViewModel model;
    private final TableSettings settings;
    private final ExploreTab tab;
    private final TableView<ExperimentRow> table = new TableView<>();
    private final OwnChanges own = new OwnChanges();
    private final RowSelection selection;

    ExperimentsView(TableViewModel model, ExploreTab tab) {
        this.model = model;
        settings = model.settings();
        this.tab = tab;
        getStyleClass().add("experiments-pane");
        table.setId("experiment-table");
        table.getStyleClass().addAll("dense", "quiet-table");
        // Rows of one height need no measuring, and have no cells for columns out of sight.
        table.setFixedCellSize(ROW);
        table.setPlaceholder(nothing());
        table.setRowFactory(view -> new PointedRow(tab));
        RowsInSight inSight = new RowsInSight(table);
        selection = new RowSelection(table, model, own, inSight);
        ShownColumns columns = new ShownColumns(table, settings, own);
        table.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (COPY.match(event)) {
                        selection.copy();
                        event.consume();
                    }
                });
        setTop(top());
        setCenter(table);
        model.setFirstVisible(inSight::first);
        model.rows().addListener((property, before, now) -> showRows());
        tab.facts()
                .addListener(
                        (property, before, now) -> {
                            if (!before.columns().equals(now.columns())) {
                                columns.anew();
                            }
                        });
        showRows();
    }

    private HBox top() {
        Label title = new Label("Experiments");
        title.getStyleClass().add("pane-title");
        Label count = new Label();
        count.getStyleClass().add("badge");
        count.setId("table-count");
        count.textProperty()
                .bind(Bindings.createStringBinding(this::count, model.total(), tab.facts()));
        TextField search = new TextField();
        search.setId("table-search");
        search.setPromptText("Search texts and numbers");
        search.setPrefColumnCount(18);
        search.textProperty().bindBidirectional(settings.search());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copy = new Button("Copy rows", new FontIcon("fth-copy"));
        copy.getStyleClass().add("small");
        copy.setTooltip(new Tooltip("The selected rows, tab separated, for a spreadsheet"));
        copy.disableProperty()
                .bind(Bindings.isEmpty(table.getSelectionModel().getSelectedIndices()));
        copy.setOnAction(event -> selection.copy());
        ColumnChooser chooser =
                new ColumnChooser(
                        "Columns",
                        () -> settings.known().stream().map(Column::name).toList(),
                        settings.columns()::get,
                        settings::show);
        HBox top = new HBox(8, title, count, gap, search, copy, chooser);
        top.getStyleClass().add("pane-bar");
        top.setAlignment(Pos.CENTER_LEFT);
        return top;
    }

    private String count() {
        return NumberText.count(model.total().get())
                + " of "
                + NumberText.count(tab.facts().get().experiments());
    }

    /** Why no row is there, once that is sure. */
    private EmptyPlace nothing() {
        EmptyPlace place = new EmptyPlace(this::cure);
        place.setId("table-empty");
        Runnable show =
                () ->
                        place.show(
                                model.busy().get() || model.total().get() > 0
                                        ? Emptiness.NONE
                                        : Emptiness.of(tab, settings.search().get()));
        for (ObservableValue<?> known :
                List.of(model.busy(), model.total(), tab.matching(), tab.facts(), model.rows())) {
            known.addListener((property, before, now) -> show.run());
        }
        show.run();
        return place;
    }

    private void cure(Emptiness why) {
        why.clearFilter(tab);
        if (why.cure() == Emptiness.Cure.CLEAR_SEARCH) {
            settings.search().set("");
        }
    }

    private void showRows() {
        own.make(() -> table.setItems(FXCollections.observableList(model.rows().get())));
        selection.show(false);
    }
}

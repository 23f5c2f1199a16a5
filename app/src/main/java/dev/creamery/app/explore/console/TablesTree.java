package dev.creamery.app.explore.console;

import dev.creamery.engine.query.Column;

import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The tables with their columns; a double click puts a name into the query. */
final class TablesTree extends TreeView<TablesTree.Entry> {

    /**
     * A table or a column.
     *
     * @param detail the column's type, or what a row of the table is
     */
    record Entry(String name, String detail) {}

    TablesTree(ConsoleViewModel console, Consumer<String> insert) {
        getStyleClass().addAll("dense", "tables-tree");
        setShowRoot(false);
        setMinWidth(150);
        setCellFactory(view -> new EntryCell());
        setOnMouseClicked(
                event -> {
                    TreeItem<Entry> item = getSelectionModel().getSelectedItem();
                    if (event.getClickCount() == 2 && item != null && item.isLeaf()) {
                        insert.accept(SqlCompletion.quoted(item.getValue().name()));
                    }
                });
        console.editor().known().addListener((property, before, now) -> show(now.tables()));
        show(console.editor().known().get().tables());
    }

    private void show(List<TableColumns> tables) {
        TreeItem<Entry> root = new TreeItem<>(new Entry("", ""));
        for (TableColumns table : tables) {
            TreeItem<Entry> item = new TreeItem<>(new Entry(table.name(), table.about()));
            item.setExpanded(root.getChildren().isEmpty());
            for (Column column : table.columns()) {
                item.getChildren()
                        .add(
                                new TreeItem<>(
                                        new Entry(
                                                column.name(),
                                                column.sqlType().toLowerCase(Locale.ROOT))));
            }
            root.getChildren().add(item);
        }
        setRoot(root);
    }

    private static final class EntryCell extends TreeCell<Entry> {

        private final Label name = new Label();
        private final Label detail = new Label();
        private final HBox line = new HBox(8);

        EntryCell() {
            detail.getStyleClass().add("hint");
            name.setMinWidth(Region.USE_PREF_SIZE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            line.getChildren().setAll(name, detail);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            name.setText(entry.name());
            detail.setText(entry.detail());
            setGraphic(line);
        }
    }
}

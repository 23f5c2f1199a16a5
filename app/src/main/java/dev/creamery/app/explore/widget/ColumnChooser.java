package dev.creamery.app.explore.widget;

import atlantafx.base.controls.Popover;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** A button that lets a person choose columns from a list with check boxes. */
public final class ColumnChooser extends Button {

    private static final double WIDTH = 300;
    private static final double HEIGHT = 340;

    private final Supplier<List<String>> known;
    private final Supplier<List<String>> chosen;
    private final BiConsumer<String, Boolean> choose;
    private final TextField search = new TextField();
    private final VBox list = new VBox(6);
    private final Popover popover = new Popover();

    /**
     * @param known names of all columns
     * @param chosen those in sight
     * @param choose told of one that a person adds or takes away
     */
    public ColumnChooser(
            String title,
            Supplier<List<String>> known,
            Supplier<List<String>> chosen,
            BiConsumer<String, Boolean> choose) {
        super(title, new FontIcon("fth-columns"));
        this.known = known;
        this.chosen = chosen;
        this.choose = choose;
        getStyleClass().add("small");
        search.setPromptText("Find a column");
        search.textProperty().addListener((property, before, now) -> fill());
        list.setPadding(new Insets(2));
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(WIDTH, HEIGHT);
        scroll.getStyleClass().add("edge-to-edge");
        VBox content = new VBox(8, search, scroll);
        content.getStyleClass().add("column-chooser");
        popover.setContentNode(content);
        popover.setHeaderAlwaysVisible(false);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        setOnAction(event -> open());
    }

    private void open() {
        if (popover.isShowing()) {
            popover.hide();
            return;
        }
        search.clear();
        fill();
        popover.show(this);
        search.requestFocus();
    }

    private void fill() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        Set<String> checked = Set.copyOf(chosen.get());
        list.getChildren()
                .setAll(
                        known.get().stream()
                                .filter(name -> name.toLowerCase(Locale.ROOT).contains(wanted))
                                .map(name -> box(name, checked.contains(name)))
                                .toList());
    }

    private Node box(String name, boolean checked) {
        CheckBox box = new CheckBox(name);
        box.setMnemonicParsing(false);
        box.setSelected(checked);
        box.setOnAction(event -> choose.accept(name, box.isSelected()));
        return box;
    }
}

package dev.creamery.app.compose;

import dev.creamery.app.place.Painting;
import dev.creamery.engine.network.Shape;
import dev.creamery.engine.sweep.PlannedExperiment;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The picture of where valid networks are: a small grid per shape, size to the right, depth down.
 */
final class FeasibilityGrid extends Painting {

    private static final double TITLE = 20;
    private static final double FOOT = 18;
    private static final double BETWEEN = 6;
    private static final double SIDE = 22;
    private static final double GAP = 14;
    private static final double TALLEST = 13;
    private static final double LOWEST = 5;

    private final SummaryViewModel summary;
    private final Tooltip tooltip = new Tooltip();

    /** Where a shape's grid lies, in pixels. */
    private record Panel(Shape shape, double x, double y, double cellWidth, double cellHeight) {}

    FeasibilityGrid(SummaryViewModel summary) {
        super("all-valid", "none-valid", "chosen", "quiet-text", "plain-text");
        this.summary = summary;
        getStyleClass().add("feasibility-grid");
        summary.summary().addListener((property, before, now) -> changed());
        summary.dataset().addListener((property, before, now) -> repaint());
        summary.network().addListener((property, before, now) -> repaint());
        tooltip.setShowDelay(Duration.millis(150));
        tooltip.setHideDelay(Duration.millis(50));
        Tooltip.install(this, tooltip);
        setOnMouseMoved(this::describe);
        setOnMouseClicked(event -> cellAt(event).ifPresent(this::choose));
    }

    private void changed() {
        requestLayout();
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    private FeasibilityMap map() {
        return summary.summary().get().map();
    }

    private int columns() {
        return map().shapes().size() == 1 ? 1 : 2;
    }

    private double cellHeight() {
        int rows = map().depths().size();
        return rows == 0 ? TALLEST : Math.clamp(Math.floor(78.0 / rows), LOWEST, TALLEST);
    }

    private double panelHeight() {
        return TITLE + cellHeight() * map().depths().size();
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = (map().shapes().size() + columns() - 1) / columns();
        return rows == 0 ? 0 : rows * (panelHeight() + BETWEEN) - BETWEEN + FOOT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private List<Panel> panels() {
        FeasibilityMap map = map();
        double width = (getWidth() - GAP * (columns() - 1)) / columns();
        double cellWidth = Math.min(22, (width - SIDE) / Math.max(1, map.sizes().size()));
        return IntStream.range(0, map.shapes().size())
                .mapToObj(
                        i ->
                                new Panel(
                                        map.shapes().get(i),
                                        (i % columns()) * (width + GAP) + SIDE,
                                        (i / columns()) * (panelHeight() + BETWEEN) + TITLE,
                                        cellWidth,
                                        cellHeight()))
                .toList();
    }

    @Override
    protected void paint(GraphicsContext canvas, double width, double height) {
        panels().forEach(panel -> paint(canvas, panel));
    }

    private void paint(GraphicsContext canvas, Panel panel) {
        FeasibilityMap map = map();
        canvas.setFont(Font.font("Inter Medium", 11.5));
        canvas.setFill(inks().color("plain-text"));
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.fillText(panel.shape().label(), panel.x(), panel.y() - 10);
        for (int column = 0; column < map.sizes().size(); column++) {
            for (int row = 0; row < map.depths().size(); row++) {
                paintCell(canvas, panel, column, row);
            }
        }
        paintScales(canvas, panel);
    }

    private void paintCell(GraphicsContext canvas, Panel panel, int column, int row) {
        FeasibilityMap map = map();
        long size = map.sizes().get(column);
        int depth = map.depths().get(row);
        var share = map.share(panel.shape(), size, depth, summary.dataset().get());
        if (share.present() == 0) {
            return;
        }
        double x = panel.x() + column * panel.cellWidth();
        double y = panel.y() + row * panel.cellHeight();
        double gap = panel.cellWidth() > 5 ? 1 : 0;
        canvas.setFill(color(share));
        canvas.fillRect(x, y, panel.cellWidth() - gap, panel.cellHeight() - gap);
        if (isChosen(panel.shape(), size, depth)) {
            canvas.setStroke(inks().color("chosen"));
            canvas.setLineWidth(2);
            canvas.strokeRect(
                    x - 0.5, y - 0.5, panel.cellWidth() + 1 - gap, panel.cellHeight() + 1 - gap);
        }
    }

    /**
     * From orange (none) through pale to full blue (all): apart for every kind of colour vision.
     */
    private Color color(FeasibilityMap.Share share) {
        if (share.valid() == 0) {
            return inks().color("none-valid");
        }
        Color all = inks().color("all-valid");
        double part = (double) share.valid() / share.present();
        return part == 1 ? all : all.deriveColor(0, 1, 1, 0.2 + 0.5 * part);
    }

    private void paintScales(GraphicsContext canvas, Panel panel) {
        FeasibilityMap map = map();
        canvas.setFont(Font.font("Inter", 10.5));
        canvas.setFill(inks().color("quiet-text"));
        if (map.shapes().indexOf(panel.shape()) + columns() >= map.shapes().size()) {
            paintSizes(canvas, panel);
        }
        int lowest = map.depths().size() - 1;
        canvas.setTextAlign(TextAlignment.RIGHT);
        for (int row : ends(lowest, lowest * panel.cellHeight() > 50)) {
            canvas.fillText(
                    String.valueOf(map.depths().get(row)),
                    panel.x() - 4,
                    panel.y() + (row + 0.45) * panel.cellHeight());
        }
    }

    /** Below the lowest grids only: all have the same sizes. */
    private void paintSizes(GraphicsContext canvas, Panel panel) {
        FeasibilityMap map = map();
        double bottom = panel.y() + map.depths().size() * panel.cellHeight() + 9;
        int last = map.sizes().size() - 1;
        for (int column : ends(last, last * panel.cellWidth() > 90)) {
            boolean outer = last > 0 && (column == 0 || column == last);
            canvas.setTextAlign(
                    !outer
                            ? TextAlignment.CENTER
                            : column == 0 ? TextAlignment.LEFT : TextAlignment.RIGHT);
            double at = !outer ? column + 0.5 : column == 0 ? 0 : column + 1;
            canvas.fillText(
                    NumberText.size(map.sizes().get(column)),
                    panel.x() + at * panel.cellWidth(),
                    bottom);
        }
    }

    private static List<Integer> ends(int last, boolean roomForMiddle) {
        if (last == 0) {
            return List.of(0);
        }
        return roomForMiddle ? List.of(0, last / 2, last) : List.of(0, last);
    }

    private boolean isChosen(Shape shape, long size, int depth) {
        return summary.network()
                .get()
                .map(PlannedExperiment::experiment)
                .filter(at -> at.shape().equals(shape) && at.size() == size && at.depth() == depth)
                .isPresent();
    }

    private void choose(Cell cell) {
        summary.look(cell.shape(), cell.size(), cell.depth());
    }

    private void describe(MouseEvent event) {
        tooltip.setText(cellAt(event).map(this::description).orElse(""));
        tooltip.setOpacity(tooltip.getText().isEmpty() ? 0 : 1);
    }

    private String description(Cell cell) {
        var share = map().share(cell.shape(), cell.size(), cell.depth(), summary.dataset().get());
        String where =
                "%s, size %s, depth %d"
                        .formatted(
                                cell.shape().label(),
                                NumberText.grouped(cell.size()),
                                cell.depth());
        return share.present() == 0
                ? where + "\nnot in the sweep"
                : where
                        + "\nvalid network for %d of %d datasets"
                                .formatted(share.valid(), share.present());
    }

    /** The place in the map below the mouse; its dataset does not count. */
    private Optional<Cell> cellAt(MouseEvent event) {
        FeasibilityMap map = map();
        for (Panel panel : panels()) {
            int column = (int) Math.floor((event.getX() - panel.x()) / panel.cellWidth());
            int row = (int) Math.floor((event.getY() - panel.y()) / panel.cellHeight());
            if (column >= 0
                    && column < map.sizes().size()
                    && row >= 0
                    && row < map.depths().size()) {
                return Optional.of(
                        new Cell(
                                "", panel.shape(), map.sizes().get(column), map.depths().get(row)));
            }
        }
        return Optional.empty();
    }
}

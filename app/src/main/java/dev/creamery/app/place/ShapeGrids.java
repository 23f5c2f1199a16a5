package dev.creamery.app.place;

import dev.creamery.engine.network.Shape;

import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A small grid per shape of networks: size to the right, depth down. */
public abstract class ShapeGrids extends Painting {

    private static final double TITLE = 20;
    private static final double FOOT = 18;
    private static final double BETWEEN = 6;
    private static final double SIDE = 22;
    private static final double GAP = 14;
    private static final double LOWEST = 5;
    private static final String QUIET = "quiet-text";
    private static final String PLAIN = "plain-text";
    private static final String CHOSEN = "chosen";

    private final int mostColumns;
    private final double tallest;
    private final double widest;
    private final Tooltip tooltip = new Tooltip();
    private Extent extent = Extent.NONE;

    /**
     * What the grids span.
     *
     * @param sizes ascending
     * @param depths ascending
     */
    public record Extent(List<Shape> shapes, List<Long> sizes, List<Integer> depths) {
        /** Nothing. */
        public static final Extent NONE = new Extent(List.of(), List.of(), List.of());

        public Extent {
            shapes = List.copyOf(shapes);
            sizes = List.copyOf(sizes);
            depths = List.copyOf(depths);
        }
    }

    /** A place in one of the grids. */
    public record Spot(Shape shape, long size, int depth) {}

    /** Where a shape's grid lies, in pixels. */
    private record Panel(Shape shape, double x, double y, double cellWidth, double cellHeight) {}

    /**
     * @param mostColumns of grids side by side
     * @param tallest of a cell, in pixels
     * @param widest of a cell, in pixels
     * @param inks further colours that are used
     */
    protected ShapeGrids(int mostColumns, double tallest, double widest, String... inks) {
        super(with(inks));
        this.mostColumns = mostColumns;
        this.tallest = tallest;
        this.widest = widest;
        getStyleClass().add("shape-grids");
        tooltip.setShowDelay(Duration.millis(150));
        tooltip.setHideDelay(Duration.millis(50));
        Tooltip.install(this, tooltip);
        setOnMouseMoved(this::tell);
        setOnMouseClicked(event -> spotAt(event).ifPresent(this::choose));
    }

    private static String[] with(String... inks) {
        String[] all = new String[inks.length + 3];
        System.arraycopy(inks, 0, all, 0, inks.length);
        all[inks.length] = QUIET;
        all[inks.length + 1] = PLAIN;
        all[inks.length + 2] = CHOSEN;
        return all;
    }

    /** Whether there is anything to paint at a place. */
    protected abstract boolean isThere(Spot spot);

    /** Paints a place that is there. */
    protected abstract void paint(GraphicsContext canvas, Spot spot, Rectangle2D area);

    /** What is told of a place under the mouse. */
    protected abstract String description(Spot spot);

    /** Whether it is the one that was chosen. */
    protected abstract boolean isChosen(Spot spot);

    /** A place was clicked. */
    protected abstract void choose(Spot spot);

    /** Spans something else. */
    protected final void span(Extent now) {
        boolean resized = !now.equals(extent);
        extent = now;
        requestLayout();
        if (resized && getParent() != null) {
            getParent().requestLayout();
        }
    }

    private int columns() {
        return Math.clamp(extent.shapes().size(), 1, mostColumns);
    }

    private double cellHeight() {
        int rows = extent.depths().size();
        return rows == 0
                ? tallest
                : Math.clamp(Math.floor(6 * tallest / rows), Math.min(LOWEST, tallest), tallest);
    }

    private double panelHeight() {
        return TITLE + cellHeight() * extent.depths().size();
    }

    @Override
    protected double computePrefHeight(double width) {
        int rows = (extent.shapes().size() + columns() - 1) / columns();
        return rows == 0 ? 0 : rows * (panelHeight() + BETWEEN) - BETWEEN + FOOT;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private List<Panel> panels() {
        double width = (getWidth() - GAP * (columns() - 1)) / columns();
        double cellWidth = Math.min(widest, (width - SIDE) / Math.max(1, extent.sizes().size()));
        return IntStream.range(0, extent.shapes().size())
                .mapToObj(
                        i ->
                                new Panel(
                                        extent.shapes().get(i),
                                        (i % columns()) * (width + GAP) + SIDE,
                                        (i / columns()) * (panelHeight() + BETWEEN) + TITLE,
                                        cellWidth,
                                        cellHeight()))
                .toList();
    }

    @Override
    protected final void paint(GraphicsContext canvas, double width, double height) {
        panels().forEach(panel -> paint(canvas, panel));
    }

    private void paint(GraphicsContext canvas, Panel panel) {
        canvas.setFont(Font.font("Inter Medium", 11.5));
        canvas.setFill(inks().color(PLAIN));
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.fillText(panel.shape().label(), panel.x(), panel.y() - 10);
        for (int column = 0; column < extent.sizes().size(); column++) {
            for (int row = 0; row < extent.depths().size(); row++) {
                paintCell(canvas, panel, column, row);
            }
        }
        paintScales(canvas, panel);
    }

    private void paintCell(GraphicsContext canvas, Panel panel, int column, int row) {
        Spot spot = new Spot(panel.shape(), extent.sizes().get(column), extent.depths().get(row));
        if (!isThere(spot)) {
            return;
        }
        double x = panel.x() + column * panel.cellWidth();
        double y = panel.y() + row * panel.cellHeight();
        double gap = panel.cellWidth() > 5 ? 1 : 0;
        paint(
                canvas,
                spot,
                new Rectangle2D(x, y, panel.cellWidth() - gap, panel.cellHeight() - gap));
        if (isChosen(spot)) {
            canvas.setStroke(inks().color(CHOSEN));
            canvas.setLineWidth(2);
            canvas.strokeRect(
                    x - 0.5, y - 0.5, panel.cellWidth() + 1 - gap, panel.cellHeight() + 1 - gap);
        }
    }

    private void paintScales(GraphicsContext canvas, Panel panel) {
        canvas.setFont(Font.font("Inter", 10.5));
        canvas.setFill(inks().color(QUIET));
        if (extent.shapes().indexOf(panel.shape()) + columns() >= extent.shapes().size()) {
            paintSizes(canvas, panel);
        }
        int lowest = extent.depths().size() - 1;
        canvas.setTextAlign(TextAlignment.RIGHT);
        for (int row : ends(lowest, lowest * panel.cellHeight() > 50)) {
            canvas.fillText(
                    String.valueOf(extent.depths().get(row)),
                    panel.x() - 4,
                    panel.y() + (row + 0.45) * panel.cellHeight());
        }
    }

    /** Below the lowest grids only: all have the same sizes. */
    private void paintSizes(GraphicsContext canvas, Panel panel) {
        double bottom = panel.y() + extent.depths().size() * panel.cellHeight() + 9;
        int last = extent.sizes().size() - 1;
        for (int column : ends(last, last * panel.cellWidth() > 90)) {
            boolean outer = last > 0 && (column == 0 || column == last);
            canvas.setTextAlign(
                    !outer
                            ? TextAlignment.CENTER
                            : column == 0 ? TextAlignment.LEFT : TextAlignment.RIGHT);
            double at = !outer ? column + 0.5 : column == 0 ? 0 : column + 1;
            canvas.fillText(
                    NumberText.size(extent.sizes().get(column)),
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

    private void tell(MouseEvent event) {
        tooltip.setText(spotAt(event).map(this::description).orElse(""));
        tooltip.setOpacity(tooltip.getText().isEmpty() ? 0 : 1);
    }

    private Optional<Spot> spotAt(MouseEvent event) {
        for (Panel panel : panels()) {
            int column = (int) Math.floor((event.getX() - panel.x()) / panel.cellWidth());
            int row = (int) Math.floor((event.getY() - panel.y()) / panel.cellHeight());
            if (column >= 0
                    && column < extent.sizes().size()
                    && row >= 0
                    && row < extent.depths().size()) {
                return Optional.of(
                        new Spot(
                                panel.shape(),
                                extent.sizes().get(column),
                                extent.depths().get(row)));
            }
        }
        return Optional.empty();
    }
}

package dev.creamery.app.place;

import dev.creamery.engine.network.NetworkStructure;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A network, layer by layer from left to right: the taller a bar the more units (on a logarithmic
 * scale), arcs for residual additions, the number of units below.
 */
public final class NetworkDrawing extends Painting {

    private static final double HEIGHT = 124;
    private static final double LABELS = 18;
    private static final double ARCS = 18;
    private static final double LABEL_WIDTH = 34;

    private Optional<NetworkStructure> network = Optional.empty();

    /** Nothing yet. */
    public NetworkDrawing() {
        super("input-layer", "hidden-layer", "output-layer", "quiet-text", "residual");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
    }

    /** Draws this network, or nothing. */
    public void show(Optional<NetworkStructure> shown) {
        network = shown;
        repaint();
    }

    @Override
    protected void paint(GraphicsContext canvas, double width, double height) {
        network.ifPresent(shown -> paint(canvas, shown, width, height));
    }

    private void paint(
            GraphicsContext canvas, NetworkStructure shown, double width, double height) {
        List<Integer> units = new ArrayList<>(List.of(shown.inputs()));
        units.addAll(shown.widths());
        double step = Math.min(64, width / units.size());
        double left = (width - step * units.size()) / 2 + step / 2;
        double bar = Math.min(14, step * 0.4);
        double middle = ARCS + (height - ARCS - LABELS) / 2;
        double tallest = height - ARCS - LABELS;
        double widest = units.stream().mapToInt(Integer::intValue).max().orElse(1);
        double[] tall = new double[units.size()];
        for (int layer = 0; layer < tall.length; layer++) {
            double part = Math.log1p(units.get(layer)) / Math.log1p(widest);
            tall[layer] = Math.max(5, tallest * part);
        }
        for (int layer = 0; layer < tall.length - 1; layer++) {
            paintWeights(
                    canvas,
                    left + layer * step + bar / 2,
                    left + (layer + 1) * step - bar / 2,
                    middle,
                    tall[layer],
                    tall[layer + 1]);
        }
        for (int layer = 0; layer < tall.length; layer++) {
            canvas.setFill(color(layer, tall.length));
            canvas.fillRoundRect(
                    left + layer * step - bar / 2,
                    middle - tall[layer] / 2,
                    bar,
                    tall[layer],
                    5,
                    5);
        }
        shown.layers().stream()
                .filter(NetworkStructure.Layer::addsInput)
                .forEach(
                        layer ->
                                paintAddition(
                                        canvas,
                                        left + layer.index() * step,
                                        left + (layer.index() + 1) * step,
                                        middle - tall[layer.index()] / 2));
        paintLabels(canvas, units, left, step, height);
    }

    private static void paintWeights(
            GraphicsContext canvas, double from, double to, double middle, double a, double b) {
        canvas.save();
        canvas.setGlobalAlpha(0.16);
        canvas.setFill(Color.gray(0.5));
        canvas.fillPolygon(
                new double[] {from, to, to, from},
                new double[] {middle - a / 2, middle - b / 2, middle + b / 2, middle + a / 2},
                4);
        canvas.restore();
    }

    private void paintAddition(GraphicsContext canvas, double from, double to, double top) {
        double y = top - 3;
        canvas.setStroke(inks().color("residual"));
        canvas.setLineWidth(1.6);
        canvas.beginPath();
        canvas.moveTo(from, y);
        canvas.bezierCurveTo(from + 2, y - 16, to - 2, y - 16, to, y);
        canvas.stroke();
        canvas.setFill(inks().color("residual"));
        canvas.fillOval(to - 2.5, y - 2.5, 5, 5);
    }

    private void paintLabels(
            GraphicsContext canvas, List<Integer> units, double left, double step, double height) {
        int every = (int) Math.ceil(LABEL_WIDTH / step);
        canvas.setFont(Font.font("JetBrains Mono", 10.5));
        canvas.setFill(inks().color("quiet-text"));
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.BOTTOM);
        int last = units.size() - 1;
        for (int layer = 0; layer <= last; layer++) {
            boolean room = layer % every == 0 && last - layer >= every;
            if (room || layer == last) {
                canvas.fillText(NumberText.grouped(units.get(layer)), left + layer * step, height);
            }
        }
    }

    private Color color(int layer, int layers) {
        return inks().color(
                        layer == 0
                                ? "input-layer"
                                : layer == layers - 1 ? "output-layer" : "hidden-layer");
    }
}

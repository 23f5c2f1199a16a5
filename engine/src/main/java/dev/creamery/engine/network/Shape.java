package dev.creamery.engine.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the units of a network spread over its layers, from the first width to the output. Rounding
 * is half to even throughout.
 */
public sealed interface Shape {

    /** The name in BUTTER's column {@code shape}. */
    String label();

    /**
     * Units of each layer, output layer last.
     *
     * @param firstWidth units of the first layer, at least 1
     * @param outputs units of the output layer, at least 1
     * @param depth number of layers with weights, at least 2
     */
    List<Integer> widths(int firstWidth, int outputs, int depth);

    /** Whether the input of every hidden layer but the first is added to that layer's output. */
    default boolean residual() {
        return false;
    }

    /** Every hidden layer has the first width. */
    record Rectangle(boolean residual) implements Shape {
        @Override
        public String label() {
            return residual ? "rectangle_residual" : "rectangle";
        }

        @Override
        public List<Integer> widths(int firstWidth, int outputs, int depth) {
            return Shape.hidden(depth, layer -> (double) firstWidth, outputs);
        }
    }

    /** Widths go from the first to the output in equal steps. */
    record Trapezoid() implements Shape {
        @Override
        public String label() {
            return "trapezoid";
        }

        @Override
        public List<Integer> widths(int firstWidth, int outputs, int depth) {
            double step = ((double) firstWidth - outputs) / (depth - 1);
            return Shape.hidden(depth, layer -> firstWidth - layer * step, outputs);
        }
    }

    /** Widths go from the first to the output by a constant factor, never below the output's. */
    record Exponential() implements Shape {
        @Override
        public String label() {
            return "exponential";
        }

        @Override
        public List<Integer> widths(int firstWidth, int outputs, int depth) {
            double factor = Math.exp(Math.log((double) outputs / firstWidth) / (depth - 1));
            return Shape.hidden(
                    depth,
                    layer -> Math.max(outputs, Math.rint(firstWidth * Math.pow(factor, layer))),
                    outputs);
        }
    }

    /** A wide first layer, and inner layers narrower by a divisor. */
    record WideFirst(int divisor) implements Shape {
        @Override
        public String label() {
            return "wide_first_" + divisor + "x";
        }

        @Override
        public List<Integer> widths(int firstWidth, int outputs, int depth) {
            double inner = Math.max(1, Math.rint((double) firstWidth / divisor));
            return Shape.hidden(depth, layer -> layer == 0 ? firstWidth : inner, outputs);
        }
    }

    /** Every shape by its name, in BUTTER's order. */
    static Map<String, Shape> all() {
        return Stream.of(
                        new Rectangle(false),
                        new Rectangle(true),
                        new Trapezoid(),
                        new Exponential(),
                        new WideFirst(2),
                        new WideFirst(4),
                        new WideFirst(8),
                        new WideFirst(16))
                .collect(
                        Collectors.toMap(
                                Shape::label,
                                Function.identity(),
                                (first, second) -> first,
                                LinkedHashMap::new));
    }

    /** The shape of that name, or nothing. */
    static Optional<Shape> named(String label) {
        return Optional.ofNullable(all().get(label));
    }

    private static List<Integer> hidden(int depth, Function<Integer, Double> width, int outputs) {
        if (depth < 2) {
            throw new IllegalArgumentException(
                    "depth " + depth + " is not valid; use 2 or more (the output layer counts)");
        }
        List<Integer> widths = new ArrayList<>(depth);
        for (int layer = 0; layer < depth - 1; layer++) {
            widths.add((int) Math.rint(width.apply(layer)));
        }
        widths.add(outputs);
        return List.copyOf(widths);
    }
}

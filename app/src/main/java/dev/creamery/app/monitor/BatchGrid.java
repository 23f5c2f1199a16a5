package dev.creamery.app.monitor;

import static java.util.Objects.requireNonNull;

import dev.creamery.app.monitor.BatchContents.ExperimentRow;
import dev.creamery.app.place.NumberText;
import dev.creamery.app.place.ShapeGrids;
import dev.creamery.engine.network.Shape;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The experiments of a batch as they fill up: a grid per shape, whose cells are filled from the
 * left by what is finished, failed and in training.
 */
final class BatchGrid extends ShapeGrids {

    private static final double TALLEST = 16;
    private static final double WIDEST = 30;

    private final BatchViewModel batch;
    private Map<Spot, List<ExperimentRow>> rows = Map.of();
    private Map<Long, Integer> inTraining = Map.of();
    private Optional<Spot> chosen = Optional.empty();

    /** Runs of a cell. */
    private record Counts(int total, int done, int failed, int running) {}

    BatchGrid(BatchViewModel batch) {
        super(2, TALLEST, WIDEST, "run-done", "run-failed", "run-running", "run-queued");
        this.batch = batch;
        batch.contents().addListener((property, before, now) -> show(now));
        batch.progress()
                .addListener(
                        (property, before, now) -> {
                            inTraining = batch.activity().runningRuns();
                            repaint();
                        });
        batch.experiment().addListener((property, before, now) -> mark());
        show(batch.contents().get());
    }

    private void show(BatchContents contents) {
        Map<Spot, List<ExperimentRow>> found = new HashMap<>();
        contents.experiments()
                .forEach(
                        row ->
                                requireNonNull(
                                                found.computeIfAbsent(
                                                        row.spot(), any -> new ArrayList<>()))
                                        .add(row));
        rows = found;
        Set<Shape> shapes = new LinkedHashSet<>();
        contents.experiments().forEach(row -> shapes.add(row.spot().shape()));
        TreeSet<Long> sizes = new TreeSet<>();
        TreeSet<Integer> depths = new TreeSet<>();
        for (Spot spot : rows.keySet()) {
            sizes.add(spot.size());
            depths.add(spot.depth());
        }
        span(new Extent(List.copyOf(shapes), List.copyOf(sizes), List.copyOf(depths)));
        mark();
    }

    private void mark() {
        Optional<Long> id = batch.experiment().get();
        chosen =
                batch.contents().get().experiments().stream()
                        .filter(row -> id.filter(wanted -> wanted == row.id()).isPresent())
                        .map(ExperimentRow::spot)
                        .findFirst();
        repaint();
    }

    private Counts counts(Spot spot) {
        int total = 0;
        int done = 0;
        int failed = 0;
        int running = 0;
        for (ExperimentRow row : rows.getOrDefault(spot, List.of())) {
            total += row.total();
            done += row.done();
            failed += row.failed();
            running += inTraining.getOrDefault(row.id(), 0);
        }
        return new Counts(total, done, failed, running);
    }

    @Override
    protected boolean isThere(Spot spot) {
        return rows.containsKey(spot);
    }

    @Override
    protected void paint(GraphicsContext canvas, Spot spot, Rectangle2D area) {
        Counts counts = counts(spot);
        canvas.setFill(inks().color("run-queued"));
        canvas.fillRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        double x = area.getMinX();
        x = part(canvas, "run-done", counts.done(), counts, x, area);
        x = part(canvas, "run-failed", counts.failed(), counts, x, area);
        part(canvas, "run-running", counts.running(), counts, x, area);
    }

    /** The next part of a cell, never too narrow to be seen; where it ends. */
    private double part(
            GraphicsContext canvas,
            String ink,
            int runs,
            Counts counts,
            double x,
            Rectangle2D area) {
        if (runs == 0) {
            return x;
        }
        double width = Math.max(2, area.getWidth() * runs / Math.max(1, counts.total()));
        double end = Math.min(area.getMaxX(), x + width);
        canvas.setFill(inks().color(ink));
        canvas.fillRect(x, area.getMinY(), end - x, area.getHeight());
        return end;
    }

    @Override
    protected String description(Spot spot) {
        Counts counts = counts(spot);
        if (counts.total() == 0) {
            return "";
        }
        return "%s, size %s, depth %d\n%d of %d runs finished, %d in training, %d failed"
                .formatted(
                        spot.shape().label(),
                        NumberText.grouped(spot.size()),
                        spot.depth(),
                        counts.done(),
                        counts.total(),
                        counts.running(),
                        counts.failed());
    }

    @Override
    protected boolean isChosen(Spot spot) {
        return Optional.of(spot).equals(chosen);
    }

    /** Looks at its first experiment, or at the next one if one of them is looked at already. */
    @Override
    protected void choose(Spot spot) {
        List<Long> ids =
                rows.getOrDefault(spot, List.of()).stream().map(ExperimentRow::id).toList();
        if (!ids.isEmpty()) {
            int now = batch.experiment().get().map(ids::indexOf).orElse(-1);
            batch.look(ids.get((now + 1) % ids.size()));
        }
    }
}

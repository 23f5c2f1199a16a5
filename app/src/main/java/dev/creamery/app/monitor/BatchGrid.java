package dev.creamery.app.monitor;

import dev.creamery.app.monitor.BatchContents.ExperimentRow;
import dev.creamery.app.monitor.ExperimentIndex.Counts;
import dev.creamery.app.place.NumberText;
import dev.creamery.app.place.ShapeGrids;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The experiments of a batch as they fill up: a grid per shape, whose cells are filled from the
 * left by what is finished, failed and in training.
 */
final class BatchGrid extends ShapeGrids {

    private static final double TALLEST = 16;
    private static final double WIDEST = 30;

    private final BatchViewModel batch;
    private ExperimentIndex index = BatchContents.EMPTY.index();
    private Map<Spot, Integer> inTraining = Map.of();
    private Optional<Spot> chosen = Optional.empty();

    BatchGrid(BatchViewModel batch) {
        super(2, TALLEST, WIDEST, "run-done", "run-failed", "run-running", "run-queued");
        this.batch = batch;
        batch.contents().addListener((property, before, now) -> show(now));
        batch.progress().addListener((property, before, now) -> showRunning());
        batch.experiment().addListener((property, before, now) -> mark());
        show(batch.contents().get());
    }

    private void show(BatchContents contents) {
        index = contents.index();
        span(index.extent());
        showRunning();
        mark();
    }

    private void showRunning() {
        Map<Spot, Integer> now = new HashMap<>();
        batch.activity()
                .runningRuns()
                .forEach(
                        (id, runs) ->
                                index.row(id)
                                        .ifPresent(
                                                row -> now.merge(row.spot(), runs, Integer::sum)));
        if (!now.equals(inTraining)) {
            inTraining = now;
            repaint();
        }
    }

    private void mark() {
        chosen = batch.experiment().get().flatMap(index::row).map(ExperimentRow::spot);
        repaint();
    }

    @Override
    protected boolean isThere(Spot spot) {
        return index.at(spot).total() > 0;
    }

    @Override
    protected void paint(GraphicsContext canvas, Spot spot, Rectangle2D area) {
        Counts counts = index.at(spot);
        canvas.setFill(inks().color("run-queued"));
        canvas.fillRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        double x = area.getMinX();
        x = part(canvas, "run-done", counts.done(), counts, x, area);
        x = part(canvas, "run-failed", counts.failed(), counts, x, area);
        part(canvas, "run-running", inTraining.getOrDefault(spot, 0), counts, x, area);
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
        Counts counts = index.at(spot);
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
                        inTraining.getOrDefault(spot, 0),
                        counts.failed());
    }

    @Override
    protected boolean isChosen(Spot spot) {
        return Optional.of(spot).equals(chosen);
    }

    /** Looks at its first experiment, or at the next one if one of them is looked at already. */
    @Override
    protected void choose(Spot spot) {
        List<Long> ids = index.at(spot).ids();
        if (!ids.isEmpty()) {
            int now = batch.experiment().get().map(ids::indexOf).orElse(-1);
            batch.look(ids.get((now + 1) % ids.size()));
        }
    }
}

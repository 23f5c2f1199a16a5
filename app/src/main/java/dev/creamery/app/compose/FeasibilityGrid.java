package dev.creamery.app.compose;

import dev.creamery.app.chart.plot.ColorRamp;
import dev.creamery.app.place.DurationText;
import dev.creamery.app.place.NumberText;
import dev.creamery.app.place.ShapeGrids;
import dev.creamery.engine.sweep.PlannedExperiment;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

import java.util.Optional;

/**
 * The picture of where valid networks are: coloured by the time that a run takes, with a dot where
 * all is done, a smaller one where some is, and grey where there is no valid network.
 */
final class FeasibilityGrid extends ShapeGrids {

    private static final double WIDEST = 22;
    private static final double TALLEST = 13;

    private final SummaryViewModel summary;
    private Optional<FeasibilityMap.Range> range = Optional.empty();

    FeasibilityGrid(SummaryViewModel summary) {
        super(2, TALLEST, WIDEST, "all-valid", "none-valid", "done-dot");
        this.summary = summary;
        summary.summary().addListener((property, before, now) -> show(now.map()));
        summary.dataset().addListener((property, before, now) -> repaint());
        summary.network().addListener((property, before, now) -> repaint());
    }

    private void show(FeasibilityMap map) {
        range = map.secondsPerRun();
        span(map.extent());
    }

    private FeasibilityMap.Share share(Spot spot) {
        return summary.summary().get().map().share(spot, summary.dataset().get());
    }

    @Override
    protected boolean isThere(Spot spot) {
        return share(spot).present() > 0;
    }

    @Override
    protected void paint(GraphicsContext canvas, Spot spot, Rectangle2D area) {
        FeasibilityMap.Share share = share(spot);
        canvas.setFill(color(share));
        canvas.fillRect(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        if (share.done() > 0) {
            double whole = Math.min(area.getWidth(), area.getHeight());
            double dot = Math.max(2, share.isDone() ? 0.62 * whole : 0.34 * whole);
            canvas.setFill(inks().color("done-dot"));
            canvas.fillOval(
                    area.getMinX() + (area.getWidth() - dot) / 2,
                    area.getMinY() + (area.getHeight() - dot) / 2,
                    dot,
                    dot);
        }
    }

    /** The fewer datasets have a valid network, the paler. */
    private Color color(FeasibilityMap.Share share) {
        if (share.valid() == 0) {
            return inks().color("none-valid");
        }
        Color all =
                range.filter(known -> share.secondsPerRun() > 0)
                        .map(known -> ColorRamp.VIRIDIS.at(known.fraction(share.secondsPerRun())))
                        .orElse(inks().color("all-valid"));
        double part = (double) share.valid() / share.present();
        return part == 1 ? all : all.deriveColor(0, 1, 1, 0.3 + 0.5 * part);
    }

    @Override
    protected boolean isChosen(Spot spot) {
        return summary.network()
                .get()
                .map(PlannedExperiment::experiment)
                .filter(
                        at ->
                                at.shape().equals(spot.shape())
                                        && at.size() == spot.size()
                                        && at.depth() == spot.depth())
                .isPresent();
    }

    @Override
    protected void choose(Spot spot) {
        summary.look(spot);
    }

    @Override
    protected String description(Spot spot) {
        FeasibilityMap.Share share = share(spot);
        String where =
                "%s, size %s, depth %d"
                        .formatted(
                                spot.shape().label(),
                                NumberText.grouped(spot.size()),
                                spot.depth());
        if (share.present() == 0) {
            return where + "\nnot in the sweep";
        }
        String text =
                where
                        + "\nvalid network for %d of %d datasets"
                                .formatted(share.valid(), share.present());
        if (share.secondsPerRun() > 0) {
            text += "\nabout " + DurationText.brief(share.secondsPerRun()) + " per run";
        }
        return share.done() == 0
                ? text
                : text
                        + "\n%s of %s runs are done"
                                .formatted(
                                        NumberText.grouped(share.done()),
                                        NumberText.grouped(share.runs()));
    }
}

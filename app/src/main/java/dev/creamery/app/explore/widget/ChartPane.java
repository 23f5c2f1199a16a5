package dev.creamery.app.explore.widget;

import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.explore.tab.Pane;

import javafx.scene.Node;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A pane that draws a metric of experiments. */
public abstract class ChartPane implements Pane {

    private final MetricDrawing<?> drawing;
    private final Node view;
    private final Function<PictureNotes, Picture> picture;

    /**
     * @param picture takes the chart as it is on the screen
     */
    protected ChartPane(
            MetricDrawing<?> drawing, Node view, Function<PictureNotes, Picture> picture) {
        this.drawing = drawing;
        this.view = view;
        this.picture = picture;
    }

    @Override
    public final Node view() {
        return view;
    }

    @Override
    public final void shown() {
        drawing.shown();
    }

    @Override
    public final void hidden() {
        drawing.hidden();
    }

    @Override
    public Map<String, Object> save() {
        return drawing.save();
    }

    @Override
    public void restore(Map<String, Object> saved) {
        drawing.restore(saved);
    }

    @Override
    public final Optional<Picture> picture(PictureNotes notes) {
        MetricDrawing.Answer answer = drawing.answer().get();
        return answer.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        picture.apply(
                                new PictureNotes(answer.title(), notes.source(), notes.filter())));
    }
}

package dev.creamery.app.chart;

import dev.creamery.app.chart.picture.CanvasPainter;
import dev.creamery.app.chart.picture.Mark;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.picture.ScreenFonts;
import dev.creamery.app.chart.plot.AxisMarks;
import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.Figure;
import dev.creamery.app.chart.plot.FigureLayout;
import dev.creamery.app.chart.plot.FigurePicture;
import dev.creamery.app.chart.plot.Frame;
import dev.creamery.app.chart.plot.Hover;
import dev.creamery.app.chart.plot.HoverMarks;
import dev.creamery.app.chart.plot.LegendEntry;
import dev.creamery.app.chart.plot.LegendState;
import dev.creamery.app.chart.plot.Scale;

import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What all charts of panels with axes have in common: layout, painting, pointing, zooming, and
 * pictures. Whatever changes is painted once, with the next frame of the screen.
 */
abstract class PanelsChart extends ThemedRegion {
    /** What is made of more values is painted in the background. */
    private static final long MANY = 20_000;

    private final ScreenFonts fonts = new ScreenFonts();
    private final Canvas around = new Canvas();
    private final Canvas overlay = new Canvas();
    private final LegendBar legend;
    private final List<PanelChart> panels = new ArrayList<>();
    private final Pointer pointer;

    private final BackgroundPicture background = new BackgroundPicture();

    private @Nullable Figure figure;
    private @Nullable FigureLayout layout;
    private double top;
    private @Nullable Look wanted;
    private long changes;
    private long changesShown;

    /** What a picture of the chart depends on, beside what is {@link #changed}. */
    private record Look(
            long changes, double width, double height, double scale, ChartTheme theme) {}

    PanelsChart() {
        legend = new LegendBar(fonts, new SeriesActions());
        around.setMouseTransparent(true);
        overlay.setMouseTransparent(true);
        getChildren().addAll(around, overlay, legend);
        pointer = new Pointer(this);
        setMinSize(120, 90);
        setPrefSize(720, 440);
    }

    /** What is to be shown now, in these colours; can be made on any thread. */
    abstract Supplier<Figure> figure(ChartTheme theme);

    /** How many values it is made of. */
    abstract long size();

    /** What lies under the pointer in a panel. */
    abstract Optional<Hover> hover(int panel, Frame frame, double px, double py, ChartTheme theme);

    /** A click at a place in a panel. */
    abstract void clicked(int panel, Frame frame, double px, double py);

    /** Shows another part; null for all of an axis. */
    abstract void zoom(@Nullable Scale xs, @Nullable Scale ys);

    /** What was done to the legend. */
    abstract LegendState legendState();

    /** Takes over what is done to the legend. */
    abstract void setLegendState(LegendState state);

    /** The chart has to be painted again. */
    final void changed() {
        changes++;
        requestLayout();
    }

    /** Whether the next frame of the screen shows all that was handed over. */
    public final boolean isUpToDate() {
        return changesShown == changes;
    }

    /**
     * The chart as it is on the screen, for {@code PictureExport}; with its zoom, but without what
     * lies under the pointer. Only on the window's thread.
     */
    public final Picture picture(PictureNotes notes) {
        return picture(notes, theme());
    }

    /** The chart in other colours than the screen's, for example light ones for print. */
    public final Picture picture(PictureNotes notes, ChartTheme theme) {
        double width = Math.max(getWidth(), 320);
        double height = Math.max(getHeight() - top, 240);
        return new FigurePicture(theme, fonts).picture(figure(theme).get(), width, height, notes);
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() < 1 || getHeight() < 1 || !showing()) {
            return;
        }
        Look look = new Look(changes, getWidth(), getHeight(), outputScale(), theme());
        if (size() <= MANY) {
            background.cancel();
            Figure now = figure(look.theme).get();
            show(now, place(now, look.theme), List.of(), look);
        } else if (!look.equals(wanted)) {
            background.start(this::showFromBackground);
        }
        wanted = look;
    }

    /** Until it is ready, what was there before stays. */
    private void showFromBackground() {
        Look look = new Look(changes, getWidth(), getHeight(), outputScale(), theme());
        background.step(
                figure(look.theme),
                now -> {
                    FigureLayout places = place(now, look.theme);
                    background.step(
                            () -> contents(places, look.scale),
                            images -> {
                                show(now, places, images, look);
                                background.ended();
                            });
                });
    }

    private static List<Image> contents(@Nullable FigureLayout places, double scale) {
        return places == null
                ? List.of()
                : places.places().stream()
                        .map(
                                place ->
                                        PlotImage.of(
                                                place.panel().content(),
                                                place.frame().at(0, 0),
                                                scale))
                        .toList();
    }

    /** Shows the legend, and finds the places below it; null if there is no room. */
    private @Nullable FigureLayout place(Figure now, ChartTheme theme) {
        legend.show(now.legend(), theme);
        top = legend.heightFor(getWidth());
        legend.resizeRelocate(0, 0, getWidth(), top);
        return FigureLayout.of(now, getWidth(), getHeight() - top, new AxisMarks(theme, fonts));
    }

    /**
     * Shows everything but the legend.
     *
     * @param contents of the panels, if they are painted already
     */
    private void show(Figure now, @Nullable FigureLayout places, List<Image> contents, Look look) {
        ChartTheme theme = look.theme;
        figure = now;
        layout = places;
        changesShown = look.changes;
        fit(around);
        fit(overlay);
        around.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
        int count = places == null ? 0 : places.places().size();
        setNumberOfPanels(count);
        if (places != null) {
            AxisMarks axes = new AxisMarks(theme, fonts);
            paint(around, new FigurePicture(theme, fonts).around(now, places, 0, top));
            for (int i = 0; i < count; i++) {
                Image content = contents.isEmpty() ? null : contents.get(i);
                panels.get(i).show(places.places().get(i), places, axes, content, 0, top);
            }
        }
        pointer.repeat();
    }

    /** The panel at a place of this region, −1 for none. */
    final int panelAt(double x, double y) {
        FigureLayout places = layout;
        if (places != null) {
            for (int i = 0; i < places.places().size(); i++) {
                if (places.places().get(i).frame().contains(x, y - top)) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** A panel's frame in this region's pixels. */
    final Frame frame(int panel) {
        FigureLayout places = layout;
        if (places == null) {
            throw new IllegalStateException("The chart has not been laid out");
        }
        Frame frame = places.places().get(panel).frame();
        return frame.at(frame.x(), frame.y() + top);
    }

    /** Paints what lies under the pointer. */
    final void point(int panel, double x, double y) {
        clearOverlay();
        ChartTheme theme = theme();
        Frame frame = frame(panel);
        Optional<Hover> found = hover(panel, frame, x, y, theme);
        if (found.isEmpty()) {
            return;
        }
        HoverMarks marks = new HoverMarks(theme, fonts);
        if (found.get().line()) {
            for (int other = 0; other < panels.size(); other++) {
                if (other != panel) {
                    Frame there = frame(other);
                    double px = there.x() + found.get().px() - frame.x();
                    paint(overlay, List.of(marks.line(px, there)));
                }
            }
        }
        paint(overlay, marks.marks(found.get(), frame, getWidth(), getHeight(), y));
    }

    /** Paints marks over the chart, and nothing else. */
    final void paintOverlay(List<Mark> marks) {
        clearOverlay();
        paint(overlay, marks);
    }

    final void clearOverlay() {
        overlay.getGraphicsContext2D().clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
    }

    private void paint(Canvas canvas, List<Mark> marks) {
        new CanvasPainter(canvas.getGraphicsContext2D(), fonts).paint(marks, 0, 0);
    }

    private void fit(Canvas canvas) {
        // A canvas that is set to the size it has would still be made anew.
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
        }
    }

    private void setNumberOfPanels(int count) {
        while (panels.size() > count) {
            getChildren().remove(panels.removeLast());
        }
        while (panels.size() < count) {
            PanelChart panel = new PanelChart(fonts);
            panels.add(panel);
            getChildren().add(1, panel);
        }
    }

    private final class SeriesActions implements LegendBar.Actions {
        @Override
        public void toggle(String series) {
            setLegendState(legendState().toggled(series));
        }

        @Override
        public void only(String series) {
            List<LegendEntry> entries = figure == null ? List.of() : figure.legend();
            List<String> all = entries.stream().map(LegendEntry::name).toList();
            setLegendState(legendState().only(series, all));
        }

        @Override
        public void pin(String series) {
            setLegendState(legendState().pinToggled(series));
        }

        @Override
        public void pointAt(@Nullable String series) {
            setLegendState(legendState().pointedAt(series));
        }
    }

    private boolean showing() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? getScene() != null : window.isShowing();
    }
}

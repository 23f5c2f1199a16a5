package dev.creamery.app.chart;

import dev.creamery.app.chart.picture.CanvasPainter;
import dev.creamery.app.chart.picture.Picture;
import dev.creamery.app.chart.picture.PictureNotes;
import dev.creamery.app.chart.picture.ScreenFonts;
import dev.creamery.app.chart.plot.Brush;
import dev.creamery.app.chart.plot.ChartTheme;
import dev.creamery.app.chart.plot.FigurePicture;
import dev.creamery.app.chart.plot.ParallelPicture;
import dev.creamery.app.chart.plot.ParallelSet;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Experiments as lines across an axis for each hyperparameter and a metric. Dragging along an axis
 * picks a range of it, a click on the axis gives it up. ChartFx has no such chart, so this one is
 * painted on a canvas of its own.
 */
public final class ParallelCoordinates extends ThemedRegion {
    private static final double REACH = 16;
    private static final double CLICK = 4;

    /** More values than these are painted in the background. */
    private static final long MANY = 2_000;

    private final ScreenFonts fonts = new ScreenFonts();
    private final Canvas canvas = new Canvas();
    private final BackgroundPicture background = new BackgroundPicture();
    private final Latest<ParallelSet> data =
            new Latest<>(ParallelSet.empty(), (before, now) -> now, this::requestLayout);
    private final ObjectProperty<List<Brush>> brushes =
            new SimpleObjectProperty<>(this, "brushes", List.of());
    private @Nullable Look shown;
    private @Nullable Look wanted;
    private @Nullable ParallelPicture drawn;
    private @Nullable Image lines;
    private Consumer<List<Brush>> onBrushed = picked -> {};
    private int axis = -1;
    private double startY;

    /** What the picture depends on. */
    private record Look(
            ParallelSet set,
            List<Brush> brushes,
            double width,
            double height,
            double scale,
            ChartTheme theme) {
        /** With other brushes the axes stay where they are. */
        boolean hasAxesOf(@Nullable Look other) {
            return other != null
                    && new Look(other.set, brushes, other.width, other.height, scale, other.theme)
                            .equals(this);
        }
    }

    /** Coordinates without axes yet. */
    public ParallelCoordinates() {
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
        setMinSize(200, 120);
        setPrefSize(720, 360);
        brushes.addListener((property, before, now) -> requestLayout());
        setOnMouseMoved(this::moved);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
    }

    /** Shows other lines, from any thread, with the next frame. Brushes stay. */
    public void show(ParallelSet set) {
        data.set(set);
    }

    /** What is picked; lines that a brush leaves out step back. */
    public ObjectProperty<List<Brush>> brushesProperty() {
        return brushes;
    }

    /** Who is told of all brushes whenever a person has changed one, not while they drag. */
    public void setOnBrushed(Consumer<List<Brush>> listener) {
        onBrushed = listener;
    }

    /** The coordinates as they are on the screen. Only on the window's thread. */
    public Picture picture(PictureNotes notes) {
        return picture(notes, theme());
    }

    /** The coordinates in other colours than the screen's. */
    public Picture picture(PictureNotes notes, ChartTheme theme) {
        double width = Math.max(320, getWidth());
        double height = Math.max(200, getHeight());
        ParallelPicture lines = new ParallelPicture(data.get(), theme, fonts, width, height);
        return new FigurePicture(theme, fonts)
                .picture(lines.marks(brushes.get()), width, height, notes);
    }

    /** Whether the next frame of the screen shows all that was handed over. */
    public boolean isUpToDate() {
        return look().equals(shown);
    }

    @Override
    protected void layoutChildren() {
        Look look = look();
        if (look.equals(wanted)) {
            return;
        }
        wanted = look;
        if ((long) look.set.axes().size() * look.set.lines() <= MANY) {
            background.cancel();
            show(look, picture(look), null);
            return;
        }
        ParallelPicture picture = drawn;
        if (picture != null && look.hasAxesOf(shown)) {
            // A brush follows the pointer at once, and the lines follow the brush.
            paint(look, picture);
        }
        background.start(this::showFromBackground);
    }

    /** Until it is ready, what was there before stays. */
    private void showFromBackground() {
        Look look = look();
        ParallelPicture picture = picture(look);
        background.step(
                () ->
                        PlotImage.of(
                                picture.lines(look.brushes), look.width, look.height, look.scale),
                image -> {
                    show(look, picture, image);
                    background.ended();
                });
    }

    private Look look() {
        return new Look(data.get(), brushes.get(), getWidth(), getHeight(), outputScale(), theme());
    }

    private ParallelPicture picture(Look look) {
        return new ParallelPicture(look.set, look.theme, fonts, look.width, look.height);
    }

    /**
     * Shows everything.
     *
     * @param image of the lines, if they are painted already
     */
    private void show(Look look, ParallelPicture picture, @Nullable Image image) {
        Look before = shown;
        if (before != null && !before.set.axes().equals(look.set.axes())) {
            axis = -1;
        }
        shown = look;
        drawn = picture;
        lines = image;
        paint(look, picture);
    }

    private void paint(Look look, ParallelPicture picture) {
        if (canvas.getWidth() != look.width || canvas.getHeight() != look.height) {
            canvas.setWidth(look.width);
            canvas.setHeight(look.height);
        }
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, look.width, look.height);
        CanvasPainter painter = new CanvasPainter(graphics, fonts);
        if (lines == null) {
            painter.paint(picture.lines(look.brushes), 0, 0);
        } else {
            graphics.drawImage(lines, 0, 0, look.width, look.height);
        }
        painter.paint(picture.axes(look.brushes), 0, 0);
    }

    private void moved(MouseEvent event) {
        ParallelPicture picture = drawn;
        boolean over = picture != null && picture.axisAt(event.getX(), REACH) >= 0;
        setCursor(over ? Cursor.V_RESIZE : Cursor.DEFAULT);
    }

    private void pressed(MouseEvent event) {
        ParallelPicture picture = drawn;
        axis = picture == null ? -1 : picture.axisAt(event.getX(), REACH);
        startY = event.getY();
    }

    private void dragged(MouseEvent event) {
        ParallelPicture picture = drawn;
        if (axis < 0 || picture == null || Math.abs(event.getY() - startY) <= CLICK) {
            return;
        }
        double from = picture.valueAt(axis, startY);
        double to = picture.valueAt(axis, event.getY());
        setBrush(new Brush(axisName(), Math.min(from, to), Math.max(from, to)));
    }

    private void released(MouseEvent event) {
        if (axis < 0) {
            return;
        }
        if (Math.abs(event.getY() - startY) <= CLICK) {
            setBrush(null);
        }
        axis = -1;
        onBrushed.accept(brushes.get());
    }

    private void setBrush(@Nullable Brush brush) {
        List<Brush> changed = new ArrayList<>(brushes.get());
        String name = axisName();
        changed.removeIf(other -> other.name().equals(name));
        if (brush != null) {
            changed.add(brush);
        }
        brushes.set(List.copyOf(changed));
    }

    private String axisName() {
        Look look = shown;
        if (look == null) {
            throw new IllegalStateException("The coordinates have not been laid out");
        }
        return look.set.axes().get(axis).name();
    }
}

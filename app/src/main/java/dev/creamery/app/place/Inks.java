package dev.creamery.app.place;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Colours of the style sheet for what is painted by hand. Belongs into the scene graph beside the
 * canvas; shows nothing itself. Style classes are {@code ink} and the name asked for; their {@code
 * -fx-fill} is the colour.
 */
public final class Inks extends Group {

    private final Map<String, Rectangle> samples = new LinkedHashMap<>();

    /**
     * @param repaint runs when a colour has changed, as with the theme
     */
    public Inks(Runnable repaint, String... names) {
        setManaged(false);
        setMouseTransparent(true);
        for (String name : names) {
            Rectangle sample = new Rectangle(0, 0);
            sample.getStyleClass().addAll("ink", name);
            sample.fillProperty().addListener((property, before, now) -> repaint.run());
            samples.put(name, sample);
            getChildren().add(sample);
        }
    }

    /** The colour of that name; black until the style sheet was applied. */
    public Color color(String name) {
        Rectangle sample = samples.get(name);
        if (sample == null) {
            throw new IllegalArgumentException(
                    "no ink " + name + "; there are " + samples.keySet());
        }
        return sample.getFill() instanceof Color color ? color : Color.BLACK;
    }
}

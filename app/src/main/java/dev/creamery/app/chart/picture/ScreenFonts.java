package dev.creamery.app.chart.picture;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fonts as JavaFX draws and measures them. Safe to use from several threads. */
public final class ScreenFonts implements TextMeasure {
    private static final Logger LOG = LoggerFactory.getLogger(ScreenFonts.class);
    private static final int REMEMBERED = 2000;

    private record Key(String text, FontFace face, double size) {}

    private final Map<Key, Double> widths = new ConcurrentHashMap<>();

    /** The font in this size; the system's own where ours could not be loaded. */
    public Font font(FontFace face, double size) {
        return new Font(Loaded.NAMES.getOrDefault(face, Font.getDefault().getName()), size);
    }

    @Override
    public double width(String text, FontFace face, double size) {
        if (widths.size() > REMEMBERED) {
            widths.clear();
        }
        return widths.computeIfAbsent(new Key(text, face, size), this::measure);
    }

    private double measure(Key key) {
        Text text = new Text(key.text);
        text.setFont(font(key.face, key.size));
        return text.getLayoutBounds().getWidth();
    }

    /** Loaded once for the whole program, as JavaFX keeps fonts until it ends. */
    private static final class Loaded {
        static final Map<FontFace, String> NAMES = load();

        private static Map<FontFace, String> load() {
            Map<FontFace, String> names = new EnumMap<>(FontFace.class);
            for (FontFace face : FontFace.values()) {
                try (InputStream file = face.open()) {
                    Font font = Font.loadFont(file, 12);
                    if (font != null) {
                        names.put(face, font.getName());
                    }
                } catch (IOException e) {
                    LOG.warn("Charts are drawn with the system's font: {}", e.getMessage());
                }
            }
            return names;
        }
    }
}

package dev.creamery.app.explore.widget;

import dev.creamery.app.explore.tab.ExploreTab;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How a pane looks at the data, as properties that are saved under a name each. Whatever changes is
 * a step that the tab can go back from.
 */
public final class PaneSettings {

    private record Setting<T>(
            String name,
            ObjectProperty<T> property,
            Function<T, Object> toJson,
            BiFunction<Saved, String, Optional<T>> fromJson) {

        void save(Map<String, Object> into) {
            into.put(name, toJson.apply(property.get()));
        }

        void restore(Saved saved) {
            fromJson.apply(saved, name).ifPresent(property::set);
        }
    }

    private final ExploreTab tab;
    private final List<Setting<?>> settings = new ArrayList<>();

    PaneSettings(ExploreTab tab) {
        this.tab = tab;
    }

    /** A column, or other text; "" for none. */
    public ObjectProperty<String> text(String name, String initial) {
        return add(name, initial, text -> text, Saved::text);
    }

    /** One of an enum's values. */
    public <E extends Enum<E>> ObjectProperty<E> choice(String name, E initial) {
        return add(
                name,
                initial,
                Enum::name,
                (saved, key) -> saved.choice(key, initial.getDeclaringClass()));
    }

    public ObjectProperty<Double> number(String name, double initial) {
        return add(name, initial, number -> number, Saved::number);
    }

    private <T> ObjectProperty<T> add(
            String name,
            T initial,
            Function<T, Object> toJson,
            BiFunction<Saved, String, Optional<T>> fromJson) {
        ObjectProperty<T> property = new SimpleObjectProperty<>(initial);
        property.addListener((observed, before, now) -> tab.looked());
        settings.add(new Setting<>(name, property, toJson, fromJson));
        return property;
    }

    void save(Map<String, Object> into) {
        settings.forEach(setting -> setting.save(into));
    }

    void restore(Saved saved) {
        settings.forEach(setting -> setting.restore(saved));
    }
}

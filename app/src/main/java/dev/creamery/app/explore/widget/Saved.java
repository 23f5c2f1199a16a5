package dev.creamery.app.explore.widget;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the JSON values that a pane has saved; whatever is missing or odd is as if it were not
 * there.
 *
 * @param values as they were read
 */
public record Saved(Map<String, Object> values) {

    public Optional<String> text(String name) {
        return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public Optional<Double> number(String name) {
        return values.get(name) instanceof Number number
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    public Optional<Boolean> flag(String name) {
        return values.get(name) instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }

    /** One of an enum's values, by its name. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type) {
        return text(name)
                .flatMap(
                        text ->
                                List.of(type.getEnumConstants()).stream()
                                        .filter(value -> value.name().equals(text))
                                        .findFirst());
    }

    /** The texts of a list, if there is one. */
    public Optional<List<String>> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? Optional.of(
                        list.stream()
                                .filter(String.class::isInstance)
                                .map(String.class::cast)
                                .toList())
                : Optional.empty();
    }

    /** The maps of a list, each to be read the same way; none if there is no list. */
    public List<Saved> maps(String name) {
        if (!(values.get(name) instanceof List<?> list)) {
            return List.of();
        }
        return list.stream()
                .filter(Map.class::isInstance)
                .map(map -> Saved.of((Map<?, ?>) map))
                .toList();
    }

    private static Saved of(Map<?, ?> map) {
        Map<String, Object> values = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> values.put(String.valueOf(key), value));
        return new Saved(values);
    }
}

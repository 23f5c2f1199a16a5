package dev.creamery.engine.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which experiments are wanted: those that every facet and the expression allow.
 *
 * @param facets what is chosen, by column
 * @param expression in DuckDB's language, "" if there is none
 */
public record Filter(Map<String, FacetSelection> facets, String expression) {

    /** Everything. */
    public static final Filter NONE = new Filter(Map.of(), "");

    public Filter {
        facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
    }

    /** An expression alone. */
    public static Filter of(String expression) {
        return new Filter(Map.of(), expression);
    }

    /** The same with a facet's selection. */
    public Filter with(String column, FacetSelection selection) {
        Map<String, FacetSelection> changed = new LinkedHashMap<>(facets);
        changed.put(column, selection);
        return new Filter(changed, expression);
    }

    /** The same without a facet's selection. */
    public Filter without(String column) {
        Map<String, FacetSelection> changed = new LinkedHashMap<>(facets);
        changed.remove(column);
        return new Filter(changed, expression);
    }

    /** The same with another expression. */
    public Filter withExpression(String changed) {
        return new Filter(facets, changed);
    }

    /** Whether it lets everything through. */
    public boolean isEmpty() {
        return facets.isEmpty() && expression.isBlank();
    }

    /** The whole filter as one expression, which {@link FilterLanguage#parse} reads. */
    public String toText() {
        Stream<String> chosen =
                facets.entrySet().stream()
                        .map(facet -> FacetText.write(facet.getKey(), facet.getValue()));
        Stream<String> typed =
                expression.isBlank()
                        ? Stream.empty()
                        : Stream.of(facets.isEmpty() ? expression : "(" + expression + ")");
        return Stream.concat(chosen, typed).collect(Collectors.joining(" AND "));
    }
}

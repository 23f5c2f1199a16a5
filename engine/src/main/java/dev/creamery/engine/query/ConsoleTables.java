package dev.creamery.engine.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the console's queries are asked of, as temporary views: {@code experiments}, {@code summary}
 * and {@code repetitions}.
 */
final class ConsoleTables {

    /** Statements that remove the views. */
    static final String DROP =
            "DROP VIEW IF EXISTS temp.experiments; DROP VIEW IF EXISTS temp.summary;"
                    + " DROP VIEW IF EXISTS temp.repetitions";

    private ConsoleTables() {}

    /**
     * Statements that make views of those that a query names.
     *
     * @param named in small letters; none for all
     */
    static List<String> create(Set<String> named, Session session) {
        List<String> views = new ArrayList<>();
        // SHOW TABLES names none of them, but shall list all.
        boolean all = named.isEmpty() || named.contains("");
        String columns =
                IndexTables.columns(session).stream()
                        .map(Column::quoted)
                        .collect(Collectors.joining(", "));
        views.add(
                "CREATE OR REPLACE TEMP VIEW experiments AS SELECT %s FROM experiment WHERE NOT _shadowed"
                        .formatted(columns.isEmpty() ? "*" : columns));
        if (all || named.contains("summary")) {
            files("summary", session).ifPresent(views::add);
        }
        if (all || named.contains("repetitions")) {
            files("repetitions", session).ifPresent(views::add);
        }
        return views;
    }

    private record Group(int schema, Set<String> partitions) {}

    /** A view over all files of a kind, whatever their layout. */
    private static Optional<String> files(String kind, Session session) {
        Map<Integer, FileSchema> schemas = new SchemaReader(session).all();
        Map<Group, List<String>> groups = new LinkedHashMap<>();
        session.rows(
                "SELECT schema, map_keys(partitions), path FROM source_file WHERE kind = '%s' ORDER BY number"
                        .formatted(kind),
                row ->
                        groups.computeIfAbsent(
                                        new Group(
                                                row.getInt(1),
                                                Arrays.stream((Object[]) row.getArray(2).getArray())
                                                        .map(String::valueOf)
                                                        .collect(Collectors.toSet())),
                                        g -> new ArrayList<>())
                                .add(row.getString(3)));
        List<String> selects = new ArrayList<>();
        groups.forEach(
                (group, paths) -> {
                    FileSchema schema = schemas.get(group.schema);
                    if (schema != null) {
                        Projection projection =
                                new Projection(
                                        schema, group.partitions, Map.of(), Projection.Lists.KEPT);
                        selects.add(
                                "SELECT %s, r._path AS filename FROM %s r JOIN source_file f ON f.path = r._path"
                                        .formatted(
                                                projection.select(projection.columns()),
                                                Projection.read(paths)));
                    }
                });
        return selects.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "CREATE OR REPLACE TEMP VIEW %s AS %s"
                                .formatted(kind, String.join(" UNION ALL BY NAME ", selects)));
    }
}

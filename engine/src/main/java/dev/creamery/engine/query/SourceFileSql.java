package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** SQL that takes files down in an index's table {@code source_file}. */
final class SourceFileSql {

    private SourceFileSql() {}

    /**
     * Inserts files. As lists, since the database takes several times as long to plan a row of
     * values for each file.
     *
     * @param first the number of the first of them
     * @param files at least one; their paths tell the same columns
     */
    static String insert(
            int first,
            List<SourceFile> files,
            @Nullable FileSchema schema,
            String kind,
            @Nullable String problem) {
        List<String> columns = List.copyOf(files.getFirst().partitions().keySet());
        return """
        INSERT INTO source_file SELECT %d + place, path, size, modified, MAP(%s::VARCHAR[], told), %s, %s, %s
        FROM (SELECT unnest(range(%d)) AS place, unnest(%s) AS path, unnest(%s) AS size, unnest(%s) AS modified,
          unnest(%s::VARCHAR[][]) AS told)
        """
                .formatted(
                        first,
                        Sql.texts(columns),
                        schema == null ? "NULL" : schema.id(),
                        Sql.text(kind),
                        Sql.literal(problem),
                        files.size(),
                        list(files, file -> Sql.text(file.path().toString())),
                        list(files, file -> Long.toString(file.size())),
                        list(files, file -> Long.toString(file.modified())),
                        list(files, file -> told(file, columns)));
    }

    private static String told(SourceFile file, List<String> columns) {
        return list(columns, column -> Sql.literal(file.partitions().get(column)));
    }

    private static <T> String list(List<T> of, Function<T, String> sql) {
        return of.stream().map(sql).collect(Collectors.joining(", ", "[", "]"));
    }
}

package dev.creamery.engine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at the schemas of files, and keeps one of each kind. */
final class SchemaReader {

    private final Map<String, FileSchema> byHash = new HashMap<>();

    /** Reads those that the index knows already. */
    SchemaReader(Session session) {
        for (FileSchema schema :
                session.rows(
                        "SELECT id, hash, names, types FROM file_schema",
                        row -> {
                            Object[] names = (Object[]) row.getArray(3).getArray();
                            Object[] types = (Object[]) row.getArray(4).getArray();
                            List<Column> columns = new ArrayList<>();
                            for (int i = 0; i < names.length; i++) {
                                columns.add(new Column((String) names[i], (String) types[i]));
                            }
                            return FileSchema.of(row.getInt(1), row.getString(2), columns);
                        })) {
            byHash.put(schema.hash(), schema);
        }
    }

    /** Drops schemas whose insertion was undone. */
    void forgetAllBut(Collection<String> hashes) {
        byHash.keySet().retainAll(Set.copyOf(hashes));
    }

    /** By id. */
    Map<Integer, FileSchema> all() {
        Map<Integer, FileSchema> all = new HashMap<>();
        byHash.values().forEach(schema -> all.put(schema.id(), schema));
        return all;
    }

    /**
     * The schema of each file.
     *
     * @throws QueryException if one of them is broken
     */
    Map<String, FileSchema> of(List<String> paths, Session session) {
        Map<String, String> hashes = new HashMap<>();
        session.rows(
                """
                SELECT file_name, md5(string_agg(concat_ws(':', name, type, duckdb_type, num_children), ',' ORDER BY column_id))
                FROM parquet_schema(%s) GROUP BY file_name
                """
                        .formatted(Sql.texts(paths)),
                row -> hashes.put(row.getString(1), row.getString(2)));
        Map<String, FileSchema> schemas = new HashMap<>();
        hashes.forEach(
                (path, hash) -> {
                    if (!byHash.containsKey(hash)) {
                        byHash.put(hash, describe(path, hash, session));
                    }
                    schemas.put(path, byHash.get(hash));
                });
        return schemas;
    }

    private FileSchema describe(String path, String hash, Session session) {
        List<Column> columns = describe(path, session);
        FileSchema schema = FileSchema.of(nextId(), hash, columns);
        session.execute(
                "INSERT INTO file_schema VALUES (%d, %s, %s, %s)"
                        .formatted(
                                schema.id(),
                                Sql.text(hash),
                                Sql.texts(columns.stream().map(Column::name).toList()),
                                Sql.texts(columns.stream().map(Column::sqlType).toList())));
        return schema;
    }

    private int nextId() {
        return 1 + byHash.values().stream().mapToInt(FileSchema::id).max().orElse(-1);
    }

    /** A file's columns, with their original names. */
    static List<Column> describe(String path, Session session) {
        return session.rows(
                "DESCRIBE SELECT * FROM read_parquet(%s, hive_partitioning = false)"
                        .formatted(Sql.text(path)),
                row -> new Column(row.getString(1), row.getString(2)));
    }
}

package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Brings an index up to date with its source, some files at a time. */
final class IndexBuilder {

    /** The first rows must show soon; later, larger steps cost less. */
    private static final int FIRST_STEP = 32;

    private static final int STEP = 512;

    /** How the problems of files begin that may be gone the next time. */
    private static final String UNREADABLE = "cannot be read";

    private final Session session;
    private final SchemaReader schemas;
    private final Consumer<WorkProgress> progress;
    private final Cancellation cancellation;
    private final Map<String, String> commonTypes;
    private final Set<String> columns;
    private int nextNumber;

    IndexBuilder(
            Session session,
            Source source,
            Consumer<WorkProgress> progress,
            Cancellation cancellation) {
        this.session = session;
        this.progress = progress;
        this.cancellation = cancellation;
        schemas = new SchemaReader(session);
        commonTypes = commonTypes(source.commonMetadata());
        columns =
                IndexTables.columns(session).stream()
                        .map(Column::name)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        nextNumber = (int) session.number("SELECT coalesce(max(number), -1) + 1 FROM source_file");
    }

    /** Removes what is gone or changed, reads what is new. */
    void update(List<SourceFile> files) {
        List<SourceFile> added = removeOthers(files);
        int done = 0;
        report("Reading files", done, added.size());
        while (done < added.size()) {
            int step = Math.min(done == 0 ? FIRST_STEP : STEP, added.size() - done);
            read(added.subList(done, done + step));
            done += step;
            report("Reading files", done, added.size());
        }
        new RepetitionSummaries(session, schemas.all(), this::projection, this::addColumns)
                .update((experiments, total) -> report("Summarizing", experiments, total));
    }

    /** Forgets files that are gone or changed, and returns those that are not known. */
    private List<SourceFile> removeOthers(List<SourceFile> files) {
        Map<String, SourceFile> wanted = new TreeMap<>();
        files.forEach(file -> wanted.put(file.path().toString(), file));
        Set<String> known = new LinkedHashSet<>();
        List<Integer> outdated = new ArrayList<>();
        session.rows(
                "SELECT number, path, size, modified, problem LIKE '"
                        + UNREADABLE
                        + "%' FROM source_file",
                row -> {
                    @Nullable SourceFile file = wanted.get(row.getString(2));
                    boolean same =
                            file != null
                                    && file.size() == row.getLong(3)
                                    && file.modified() == row.getLong(4)
                                    && !row.getBoolean(5);
                    return same ? known.add(row.getString(2)) : outdated.add(row.getInt(1));
                });
        if (!outdated.isEmpty()) {
            session.transaction(() -> forget(outdated));
            report("Forgetting files", outdated.size(), outdated.size());
        }
        return files.stream().filter(file -> !known.contains(file.path().toString())).toList();
    }

    private void forget(List<Integer> numbers) {
        session.execute(
                """
                CREATE OR REPLACE TEMP TABLE outdated AS SELECT unnest(%1$s) AS number;
                -- What was summarized from these repetitions is summarized anew.
                DELETE FROM experiment WHERE _file IS NULL AND _key IN
                    (SELECT _key FROM run WHERE _file IN (SELECT number FROM outdated));
                CREATE OR REPLACE TEMP TABLE touched AS
                    SELECT _key FROM experiment WHERE _file IN (SELECT number FROM outdated)
                    UNION SELECT _key FROM run WHERE _file IN (SELECT number FROM outdated);
                DELETE FROM run WHERE _file IN (SELECT number FROM outdated);
                DELETE FROM experiment WHERE _file IN (SELECT number FROM outdated);
                DELETE FROM source_file WHERE number IN (SELECT number FROM outdated);
                """
                        .formatted(numbers));
        shadow("SELECT _key FROM touched");
        shadowRuns("SELECT _key FROM touched");
        session.execute("DROP TABLE touched; DROP TABLE outdated");
    }

    /** Reads files; if that fails, halves them until those that are broken stand alone. */
    private void read(List<SourceFile> files) {
        cancellation.throwIfCancelled();
        try {
            List<SourceFile> sound = new ArrayList<>();
            for (SourceFile file : files) {
                Optional<String> problem = ParquetCheck.problem(file.path());
                if (problem.isPresent()) {
                    setAside(file, problem.get());
                } else {
                    sound.add(file);
                }
            }
            if (!sound.isEmpty()) {
                session.transaction(() -> readSound(sound));
            }
        } catch (QueryException broken) {
            forgetPaths(files);
            if (files.size() == 1) {
                setAside(files.getFirst(), problem(broken));
            } else {
                read(files.subList(0, files.size() / 2));
                read(files.subList(files.size() / 2, files.size()));
            }
        }
    }

    /** What cannot be read for now is tried again with the next refresh. */
    private static String problem(QueryException failure) {
        return (SqlErrors.isShortage(failure) ? UNREADABLE + " now: " : "is broken: ")
                + failure.getMessage();
    }

    private void forgetPaths(List<SourceFile> files) {
        session.execute(
                "DELETE FROM source_file WHERE path IN (SELECT unnest(%s))"
                        .formatted(Sql.texts(paths(files))));
        columns.retainAll(
                IndexTables.columns(session).stream()
                        .map(Column::name)
                        .collect(Collectors.toSet()));
        schemas.forgetAllBut(session.rows("SELECT hash FROM file_schema", row -> row.getString(1)));
    }

    private void setAside(SourceFile file, String problem) {
        insert(List.of(file), null, "unreadable", problem);
    }

    private void readSound(List<SourceFile> files) {
        Map<String, FileSchema> byPath = schemas.of(paths(files), session);
        Map<FileSchema, Map<Set<String>, List<SourceFile>>> groups = new LinkedHashMap<>();
        for (SourceFile file : files) {
            FileSchema schema = byPath.get(file.path().toString());
            if (schema == null) {
                throw new QueryException(file.path() + " has no schema");
            }
            groups.computeIfAbsent(schema, s -> new LinkedHashMap<>())
                    .computeIfAbsent(file.partitions().keySet(), p -> new ArrayList<>())
                    .add(file);
        }
        groups.forEach(
                (schema, groupsOfSchema) ->
                        groupsOfSchema.forEach(
                                (partitions, group) ->
                                        readGroup(projection(schema, partitions), group)));
    }

    private void readGroup(Projection projection, List<SourceFile> files) {
        FileSchema schema = projection.schema();
        int first = nextNumber;
        switch (schema.kind()) {
            case SUMMARY -> {
                insert(files, schema, "summary", null);
                addColumns(projection.scalars());
                session.execute(SummarySql.insert(projection, paths(files)));
                shadow("SELECT _key FROM experiment WHERE _file >= " + first);
            }
            case REPETITIONS -> {
                insert(files, schema, "repetitions", null);
                session.execute(SummarySql.insertRuns(projection, paths(files)));
                shadowRuns("SELECT _key FROM run WHERE _file >= " + first);
            }
            case UNKNOWN -> insert(files, schema, "unknown", schema.problem());
        }
    }

    /** Of several summaries of one experiment, only the one that tells most is shown. */
    private void shadow(String keys) {
        mark(
                "experiment",
                """
                SELECT e.rowid AS id, e._shadowed AS now, row_number() OVER (PARTITION BY e._key
                    ORDER BY len(s.names) DESC, %s DESC, f.modified DESC, e._file DESC, e._row DESC) > 1 AS shadowed
                FROM experiment e JOIN source_file f ON f.number = e._file JOIN file_schema s ON s.id = f.schema
                WHERE e._key IN (%s)
                """
                        .formatted(columns.contains("num_runs") ? "e.num_runs" : "0", keys));
    }

    /** Published repetitions lie in {@code all_repetitions} and in their sweeps. */
    private void shadowRuns(String keys) {
        mark(
                "run",
                """
                SELECT rowid AS id, _shadowed AS now,
                    row_number() OVER (PARTITION BY _key, run_id ORDER BY _file, _row) > 1 AS shadowed
                FROM run WHERE run_id IS NOT NULL AND _key IN (%s)
                """
                        .formatted(keys));
    }

    /** Nearly always there is nothing to change, and an update would cost more than to find out. */
    private void mark(String table, String ranked) {
        session.execute(
                "CREATE OR REPLACE TEMP TABLE marked AS SELECT id, shadowed FROM (%s) WHERE now <> shadowed"
                        .formatted(ranked));
        if (session.number("SELECT count(*) FROM marked") > 0) {
            session.execute(
                    "UPDATE %1$s SET _shadowed = marked.shadowed FROM marked WHERE %1$s.rowid = marked.id"
                            .formatted(table));
        }
    }

    private void insert(
            List<SourceFile> files,
            @Nullable FileSchema schema,
            String kind,
            @Nullable String problem) {
        session.execute(SourceFileSql.insert(nextNumber, files, schema, kind, problem));
        nextNumber += files.size();
    }

    private Projection projection(FileSchema schema, Set<String> partitions) {
        return new Projection(schema, partitions, commonTypes, Projection.Lists.UNPACKED);
    }

    private void addColumns(Collection<Column> wanted) {
        for (Column column : wanted) {
            if (columns.add(column.name())) {
                session.execute(
                        "ALTER TABLE experiment ADD COLUMN IF NOT EXISTS %s %s"
                                .formatted(column.quoted(), column.sqlType()));
            }
        }
    }

    private Map<String, String> commonTypes(List<Path> commonMetadata) {
        Map<String, String> types = new HashMap<>();
        for (Path file : commonMetadata) {
            try {
                for (Column column : SchemaReader.describe(file.toString(), session)) {
                    types.put(HivePath.columnName(column.name()), column.sqlType());
                }
            } catch (QueryException unreadable) {
                // It only helps with columns that nobody knows; without it they are text.
            }
        }
        return types;
    }

    private static List<String> paths(List<SourceFile> files) {
        return files.stream().map(file -> file.path().toString()).toList();
    }

    private void report(String activity, long done, long total) {
        long rows = session.number("SELECT count(*) FROM experiment WHERE NOT _shadowed");
        progress.accept(new WorkProgress(activity, done, total, rows));
    }
}

package dev.creamery.app.explore.console;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.List;
import java.util.stream.Stream;

/** Queries that a person can come back to, each once, the newest first. */
final class QueryHistory {

    private static final int REMEMBERED = 50;

    private final ReadOnlyObjectWrapper<List<String>> queries =
            new ReadOnlyObjectWrapper<>(List.of());

    ReadOnlyObjectProperty<List<String>> queries() {
        return queries.getReadOnlyProperty();
    }

    /** It is the newest now. */
    void remember(String query) {
        keep(Stream.concat(Stream.of(query), queries.get().stream()));
    }

    /** Puts older ones behind those that are known. */
    void rememberOlder(List<String> older) {
        keep(Stream.concat(queries.get().stream(), older.stream()));
    }

    private void keep(Stream<String> wanted) {
        queries.set(wanted.distinct().limit(REMEMBERED).toList());
    }
}

package dev.creamery.engine.export;

import dev.creamery.engine.store.Sql;
import dev.creamery.engine.sweep.BundledSweeps;

import java.util.List;
import java.util.stream.Collectors;

/** Paths of partitions, {@code key=value/key=value/…}, as Hive and BUTTER write them. */
final class HivePath {

    /** What Hive writes for null. */
    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    private HivePath() {}

    /**
     * A row's path, as SQL.
     *
     * @param keys columns of the row, outermost first
     */
    static String of(List<String> keys) {
        return keys.stream()
                .map(key -> Sql.text(key + "=") + " || " + value(key))
                .collect(Collectors.joining(" || '/' || "));
    }

    /** Python writes True and False, and the published files have no needless .0. */
    private static String value(String key) {
        String text = "CAST(" + Sql.name(key) + " AS VARCHAR)";
        String written =
                BundledSweeps.BUTTER.contains(key)
                        ? "upper(%1$s[1]) || %1$s[2:]".formatted(text)
                        : "regexp_replace(" + text + ", '^([0-9]+)\\.0$', '\\1')";
        return "coalesce(url_encode(" + written + "), '" + NULL + "')";
    }
}

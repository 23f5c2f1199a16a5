package dev.creamery.engine.store;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * A column of a results table.
 *
 * @param name BUTTER's
 * @param type BUTTER's
 * @param value of a row, in the form that {@link ColumnType#append} takes; null where it has none
 * @param <T> what a row is made from
 */
public record Column<T>(String name, ColumnType type, Function<T, @Nullable Object> value) {

    /** Its name and type, as in CREATE TABLE. */
    public String definition() {
        return Sql.name(name) + " " + type.sql();
    }
}

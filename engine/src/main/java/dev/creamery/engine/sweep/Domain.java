package dev.creamery.engine.sweep;

import org.jspecify.annotations.Nullable;

/**
 * The values that a hyperparameter can take, and how they look in JSON.
 *
 * @param <T> the type of a value
 */
public interface Domain<T> {

    /**
     * Reads a value.
     *
     * @param plain a JSON value as a plain object: String, Number, Boolean, Map, List or null
     * @throws InvalidValueException if it is not in the domain
     */
    T read(@Nullable Object plain);

    /** The inverse of {@link #read}: a JSON value as a plain object. */
    @Nullable Object write(T value);

    /** The values that are allowed, in words for an error message. */
    String allowed();
}

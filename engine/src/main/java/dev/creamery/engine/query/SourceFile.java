package dev.creamery.engine.query;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;

/**
 * A Parquet file of a source, as its folder shows it.
 *
 * @param path absolute
 * @param size in bytes
 * @param modified time of its last change, in milliseconds since 1970
 * @param partitions the columns that its path tells; null values are NULL
 */
public record SourceFile(
        Path path, long size, long modified, Map<String, @Nullable String> partitions) {}

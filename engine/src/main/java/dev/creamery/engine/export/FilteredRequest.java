package dev.creamery.engine.export;

import dev.creamery.engine.query.Filter;
import dev.creamery.engine.query.SelectedRows;

import java.nio.file.Path;

/**
 * What to export of data that are explored.
 *
 * @param filter which experiments
 * @param rows a row per experiment, or per run
 * @param format of the files
 * @param folders BUTTER's hive folders, or else one single file
 * @param target the file, or the folder that BUTTER's folder is made in
 * @param replace whether what is there may be replaced
 */
public record FilteredRequest(
        Filter filter,
        SelectedRows.Kind rows,
        ExportFormat format,
        boolean folders,
        Path target,
        boolean replace) {}

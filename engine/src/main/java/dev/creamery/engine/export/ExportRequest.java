package dev.creamery.engine.export;

import dev.creamery.engine.query.Filter;

import java.nio.file.Path;

/**
 * What to export.
 *
 * @param workspace the workspace's folder
 * @param target the folder that BUTTER's folders are made in
 * @param format of the files
 * @param executive whether to make the executive summary too
 * @param filter which experiments
 * @param force whether BUTTER's folders in {@code target} may be replaced; other files there stay
 */
public record ExportRequest(
        Path workspace,
        Path target,
        ExportFormat format,
        boolean executive,
        Filter filter,
        boolean force) {

    /** Everything, as Parquet, into a new folder. */
    public ExportRequest(Path workspace, Path target) {
        this(workspace, target, ExportFormat.PARQUET, false, Filter.NONE, false);
    }
}

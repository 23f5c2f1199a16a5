package dev.creamery.engine.export;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to export.
 *
 * @param workspace the workspace's folder
 * @param target the folder that BUTTER's folders are made in
 * @param format of the files
 * @param executive whether to make the executive summary too
 * @param where which experiments, as an SQL condition on the columns of the summary, for example
 *     {@code dataset = 'sleep' AND depth < 5}; all if absent
 * @param force whether BUTTER's folders in {@code target} may be replaced; other files there stay
 */
public record ExportRequest(
        Path workspace,
        Path target,
        ExportFormat format,
        boolean executive,
        Optional<String> where,
        boolean force) {

    /** Everything, as Parquet, into a new folder. */
    public ExportRequest(Path workspace, Path target) {
        this(workspace, target, ExportFormat.PARQUET, false, Optional.empty(), false);
    }
}

package dev.creamery.engine.query;

import java.nio.file.Path;
import java.util.List;

/**
 * Where results lie.
 *
 * @param root the folder or the single Parquet file, absolute
 * @param workspace whether it is a workspace of this program: its index may lie inside
 * @param files its Parquet files, those with summaries (by their folders' names) first
 * @param problems files and folders that cannot be read
 * @param commonMetadata files that hold the schema only
 */
public record Source(
        Path root,
        boolean workspace,
        List<SourceFile> files,
        List<FileProblem> problems,
        List<Path> commonMetadata) {}

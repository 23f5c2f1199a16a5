package dev.creamery.engine.query;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * Finds the Parquet files of a workspace, of any folder with BUTTER's data, or a single file. Looks
 * at names only, so that it is quick.
 */
public final class SourceScanner {

    /**
     * Scans.
     *
     * @param path a folder or a Parquet file; archives are extracted first, see {@link
     *     ArchiveExtractor}
     * @throws IOException if there is nothing at that path
     */
    public Source scan(Path path, Cancellation cancellation) throws IOException {
        Path root = path.toAbsolutePath().normalize();
        if (!Files.exists(root)) {
            throw new IOException("There is no file or folder " + root);
        }
        Visitor visitor = new Visitor(root, cancellation);
        boolean workspace = isWorkspace(root);
        // A workspace has other tables too, and all its results lie in these two.
        List<Path> tops =
                workspace
                        ? List.of(root.resolve("summary"), root.resolve("repetitions"))
                        : List.of(root);
        for (Path top : tops) {
            if (Files.exists(top)) {
                Files.walkFileTree(
                        top, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
            }
        }
        return visitor.source(workspace);
    }

    /** A folder that a launch of this program made: batches or repetitions lie directly in it. */
    static boolean isWorkspace(Path root) {
        return Files.isDirectory(root.resolve("repetitions"))
                || (Files.isDirectory(root.resolve("batches"))
                        && Files.isDirectory(root.resolve("summary")));
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Cancellation cancellation;
        private final List<SourceFile> files = new ArrayList<>();
        private final List<FileProblem> problems = new ArrayList<>();
        private final List<Path> commonMetadata = new ArrayList<>();

        Visitor(Path root, Cancellation cancellation) {
            this.root = root;
            this.cancellation = cancellation;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            cancellation.throwIfCancelled();
            String name = String.valueOf(folder.getFileName());
            boolean hidden = name.startsWith(".") || name.startsWith("_");
            return hidden && !folder.equals(root)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String name = String.valueOf(file.getFileName());
            if (name.equals("_common_metadata")) {
                commonMetadata.add(file);
            } else if (isData(name) || file.equals(root)) {
                files.add(
                        new SourceFile(
                                file,
                                attributes.size(),
                                attributes.lastModifiedTime().toMillis(),
                                HivePath.partitions(file)));
            }
            return FileVisitResult.CONTINUE;
        }

        /** DuckDB writes {@code tmp_…} beside a file that is not finished. */
        private static boolean isData(String name) {
            return name.toLowerCase(Locale.ROOT).endsWith(".parquet")
                    && !name.startsWith(".")
                    && !name.startsWith("_")
                    && !name.startsWith("tmp_");
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException problem) {
            problems.add(new FileProblem(file, "cannot be read: " + problem));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(
                Path folder, @org.jspecify.annotations.Nullable IOException problem) {
            if (problem != null) {
                problems.add(new FileProblem(folder, "cannot be listed: " + problem));
            }
            return FileVisitResult.CONTINUE;
        }

        Source source(boolean workspace) {
            // Experiments that have a summary need not be summarized from their repetitions.
            files.sort(
                    Comparator.comparing(
                                    (SourceFile file) ->
                                            !root.relativize(file.path())
                                                    .toString()
                                                    .contains("summary"))
                            .thenComparing(SourceFile::path));
            return new Source(
                    root,
                    workspace,
                    List.copyOf(files),
                    List.copyOf(problems),
                    List.copyOf(commonMetadata));
        }
    }
}

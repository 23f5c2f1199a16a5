package dev.creamery.engine.query;

import java.nio.file.Path;

/**
 * A file that is left out.
 *
 * @param path the file
 * @param problem what is wrong with it, for people
 */
public record FileProblem(Path path, String problem) {}

package dev.creamery.engine.data;

/**
 * A column before encoding.
 *
 * @param name as in the file's header
 * @param numeric whether every value is a number; else {@link RawChunk#text} gives its values
 */
record RawColumn(String name, boolean numeric) {}

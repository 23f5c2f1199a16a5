package dev.creamery.engine.query;

/**
 * Something that could be typed next in a filter.
 *
 * @param text what to insert
 * @param from start of what it replaces, in UTF-16 units
 * @param to end of what it replaces
 * @param detail more about it, for people; a value's number of experiments
 */
public record Completion(String text, int from, int to, String detail) {}

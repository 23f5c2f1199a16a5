package dev.creamery.engine.query;

/**
 * How a table is sorted.
 *
 * @param column by which
 * @param ascending smallest first; NULL is always last
 */
public record TableOrder(String column, boolean ascending) {}

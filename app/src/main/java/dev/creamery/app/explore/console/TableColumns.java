package dev.creamery.app.explore.console;

import dev.creamery.engine.query.Column;

import java.util.List;

/**
 * A table that can be queried.
 *
 * @param name as queries name it
 * @param about what a row is
 */
record TableColumns(String name, String about, List<Column> columns) {}

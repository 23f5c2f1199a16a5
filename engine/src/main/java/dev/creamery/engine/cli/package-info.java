/**
 * The command line. Results go to standard output; progress, notes and errors to standard error.
 */
@NullMarked
package dev.creamery.engine.cli;

import org.jspecify.annotations.NullMarked;

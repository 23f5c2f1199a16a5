/**
 * What a network looks like: shapes, widths, parameter counts. Pure records, no input or output.
 */
@NullMarked
package dev.creamery.engine.network;

import org.jspecify.annotations.NullMarked;

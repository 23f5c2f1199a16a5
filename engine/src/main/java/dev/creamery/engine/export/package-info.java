/** A workspace's results in the forms that others read. */
@NullMarked
package dev.creamery.engine.export;

import org.jspecify.annotations.NullMarked;

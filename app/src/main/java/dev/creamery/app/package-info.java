/** The desktop application. */
@NullMarked
package dev.creamery.app;

import org.jspecify.annotations.NullMarked;

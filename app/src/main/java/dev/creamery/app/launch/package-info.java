/** Starting engines, processes of their own, from the window. */
@NullMarked
package dev.creamery.app.launch;

import org.jspecify.annotations.NullMarked;

/** Small parts that several panes of the Explore place are made of. */
@NullMarked
package dev.creamery.app.explore.widget;

import org.jspecify.annotations.NullMarked;

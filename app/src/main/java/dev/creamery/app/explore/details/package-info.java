/** Everything about the selected experiment, and several of them side by side. */
@NullMarked
package dev.creamery.app.explore.details;

import org.jspecify.annotations.NullMarked;

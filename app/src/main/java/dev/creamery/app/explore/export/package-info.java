/** Takes what is explored away as data: the filtered experiments or runs, as files. */
@NullMarked
package dev.creamery.app.explore.export;

import org.jspecify.annotations.NullMarked;

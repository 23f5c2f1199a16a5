/** Choosing experiments: facets and the filter line, which both show the tab's one filter. */
@NullMarked
package dev.creamery.app.explore.filter;

import org.jspecify.annotations.NullMarked;

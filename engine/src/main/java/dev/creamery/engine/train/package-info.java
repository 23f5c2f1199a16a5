/** Training: the contract of trainers, and everything that all of them share. */
@NullMarked
package dev.creamery.engine.train;

import org.jspecify.annotations.NullMarked;

/**
 * Training by deeplearning4j: the reference that other trainers are held against, and the way to a
 * GPU. Where deeplearning4j's rules are not those of Keras, this package brings its own.
 */
@NullMarked
package dev.creamery.engine.train.dl4j;

import org.jspecify.annotations.NullMarked;

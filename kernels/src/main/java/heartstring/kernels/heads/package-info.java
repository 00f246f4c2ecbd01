/**
 * Heads: what a text is about, learnt from labelled examples of its vector, several answers at once or none.
 * Flow: examples → HeadTraining (Lbfgs finds the weights) → Head, the chance of each label; Thresholds says from which chance on to believe it.
 */
@NullMarked
package heartstring.kernels.heads;

import org.jspecify.annotations.NullMarked;

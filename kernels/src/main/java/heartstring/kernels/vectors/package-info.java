/**
 * Meanings as directions: many vectors kept small and looked through one by one for those that point the same way, and several
 * rankings of the same things made into one.
 */
@NullMarked
package heartstring.kernels.vectors;

import org.jspecify.annotations.NullMarked;

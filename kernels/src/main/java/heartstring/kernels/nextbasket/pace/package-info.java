/**
 * At what pace something is bought again: the house's usual gaps, a customer's own, and by which day it is due.
 * Flow: days of purchases → {@code Gaps.Learning} → {@code Gaps}; these and a customer's own days → {@code Replenishment}.
 */
@NullMarked
package heartstring.kernels.nextbasket.pace;

import org.jspecify.annotations.NullMarked;

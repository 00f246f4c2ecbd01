/**
 * What a customer buys next: what of their own is due, by their own pace and everybody's, and what others with such baskets buy besides.
 * Flow: {@code Past}s → {@code Parts} (what goes together, what is bought lately, usual gaps) → {@code BlendLearning} weighs the signs →
 * {@code Blend} ranks the items of one customer; {@code Replenishment} says by which day something is due. {@code UpCf} and {@code Tifu}
 * are what others do, for comparison.
 */
@NullMarked
package heartstring.kernels.nextbasket;

import org.jspecify.annotations.NullMarked;

/**
 * Who is about to leave, by what they show: each customer's behaviour against their own habit, and a logistic model whose weights are
 * learnt from what came before customers left. Flow: {@code Deed}s → {@code Signs} at a day → {@code Panel} → {@code Logistic}.
 */
@NullMarked
package heartstring.kernels.leaving;

import org.jspecify.annotations.NullMarked;

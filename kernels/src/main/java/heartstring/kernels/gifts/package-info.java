/**
 * Which gift completes a basket, for whom: a number for each candidate, and one of them drawn so that the draw can be done again.
 *
 * <p><b>Score.</b> With <i>p</i> the share of baskets like this one that hold the product, <i>q</i> the share that chance would bring and
 * <i>G</i> the likelihood ratio behind it (see {@link heartstring.kernels.baskets}):
 *
 * <pre>
 *   sure   = G / (G + 10.83)                10.83 is what one pair of a thousand reaches by chance
 *   fit    = q · (p / q)^sure               the share, as far as the evidence carries
 *   spare  = (1 − q / fit)^½                what they would have bought anyway is no gift
 *   score  = fit · spare · taste · novelty · season · worth
 * </pre>
 *
 * Taste, novelty, season and worth are 1 where nothing is known, and bounded, so that none of them alone decides; see
 * {@link heartstring.kernels.gifts.Factors}.
 *
 * <p><b>Draw.</b> The chance of each is its score raised to a power, of which a twentieth is spread evenly: the best is given most often,
 * and each now and then, so that it can be learnt what a gift does. The chance is told (the propensity), as D. G. Horvitz, D. J. Thompson:
 * A Generalization of Sampling Without Replacement from a Finite Universe. Journal of the American Statistical Association 47 (1952),
 * 663–685 need it, and L. Li et al.: A Contextual-Bandit Approach to Personalized News Article Recommendation. WWW (2010), 661–670.
 * The same scores and seed give the same gift on every machine: only {@code StrictMath} is used.
 */
@NullMarked
package heartstring.kernels.gifts;

import org.jspecify.annotations.NullMarked;

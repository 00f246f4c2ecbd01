/**
 * Which of several acts to do for somebody, so that it is learnt what each of them does: Thompson sampling with guard rails.
 *
 * <p><b>What is believed.</b> Of each act, whether it goes well (somebody comes back in time) is believed as Beta(a, b): a prior of so much
 * weight, and what was seen of it. What was seen is weighed by one over the chance at which the act was drawn, divided by the sum of these
 * weights, for acts are drawn the more often the better they look, and not of everybody alike; it counts as much as its weights are worth,
 * (&Sigma;w)&sup2; / &Sigma;w&sup2; (see {@link heartstring.kernels.bandit.Credit}).
 *
 * <p><b>What an act is worth.</b> The first act is doing nothing, and every other is compared with it:
 *
 * <pre>
 *   value = (&theta; − &theta; of nothing) · worth − toll        toll = what it costs and how tiring it is; nothing is worth 0
 * </pre>
 *
 * <p><b>Draw.</b> A thousand times a &theta; of each act is drawn from what is believed of it; the share of times in which an act is worth most
 * is its chance, which is how Thompson sampling draws. Guard rails are put on the chances and not on the draw, so that the chance at which an
 * act was drawn is known exactly: doing nothing keeps a least share, dear acts a largest one, and each act a little, lest it is never learnt
 * of. The chances between the rails stay in proportion. The same numbers and seed give the same act on every machine: only
 * {@code StrictMath} is used.
 *
 * <p>W. R. Thompson: On the Likelihood that One Unknown Probability Exceeds Another in View of the Evidence of Two Samples. Biometrika 25
 * (1933), 285–294. O. Chapelle, L. Li: An Empirical Evaluation of Thompson Sampling. NIPS 24 (2011), 2249–2257. S. Agrawal, N. Goyal: Analysis
 * of Thompson Sampling for the Multi-armed Bandit Problem. COLT (2012), 39.1–39.26. For the weights: J. Hájek: Comment on “An Essay on the
 * Logical Foundations of Survey Sampling, Part One” (1971), and L. Kish: Survey Sampling (1965), for what they are worth.
 */
@NullMarked
package heartstring.kernels.bandit;

import org.jspecify.annotations.NullMarked;

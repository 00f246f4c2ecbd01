/**
 * How long things last of which some are still going on: the product-limit estimate of a survival curve with its uncertainty.
 * Flow: ages, weights and whether it ended → Survival.of → Curve → the share that is left between two ages.
 *
 * <p>E. L. Kaplan, P. Meier: Nonparametric Estimation from Incomplete Observations. Journal of the American Statistical Association
 * 53 (1958), 457–481. The variance is that of M. Greenwood: The Natural Duration of Cancer. Reports on Public Health and Medical
 * Subjects 33 (1926), HMSO. Weighted observations count as many as L. Kish: Survey Sampling (1965), section 11.7, gives them:
 * the square of the sum of the weights by the sum of their squares.
 */
@NullMarked
package heartstring.kernels.survival;

import org.jspecify.annotations.NullMarked;

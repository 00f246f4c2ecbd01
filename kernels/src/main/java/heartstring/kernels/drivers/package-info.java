/**
 * Which of many things go with an outcome, and how much of it each accounts for: the share of the explained variation that falls to each,
 * averaged over all orders in which they can be looked at, with intervals from drawing the customers anew.
 * Flow: Sample → Drivers.of → Design (cleaned) → LinearParts or LogisticParts for every choice of factors → Found, or TooFew with the reason.
 *
 * <p>The average over orders is that of R. H. Lindeman, P. F. Merenda, R. Z. Gold: Introduction to Bivariate and Multivariate Analysis
 * (1980), 119–127, which is the value of L. S. Shapley: A Value for n-Person Games. Contributions to the Theory of Games II (1953), 307–317,
 * of the game whose prize is R²; see U. Grömping: Estimators of Relative Importance in Linear Regression Based on Variance Decomposition. The
 * American Statistician 61 (2007), 139–147. All choices are tried by sweeping the covariances: A. E. Beaton: The Use of Special Matrix
 * Operators in Statistical Calculus (1964). Outcomes of yes and no are measured by the pseudo-R² of D. McFadden: Conditional Logit Analysis of
 * Qualitative Choice Behavior (1974), as R. Azen, N. Traxel: Using Dominance Analysis to Determine Predictor Importance in Logistic
 * Regression. Journal of Educational and Behavioral Statistics 34 (2009), 319–347, have it. Intervals draw customers with all their rows
 * (B. Efron, R. J. Tibshirani: An Introduction to the Bootstrap (1993)); those of logistic fits walk one Newton step from where the whole
 * sample ends: D. W. K. Andrews: Higher-Order Improvements of a Computationally Attractive k-Step Bootstrap. Econometrica 70 (2002), 119–162.
 *
 * <p>It tells what goes together when the other factors are held still, and nothing more.
 */
@NullMarked
package heartstring.kernels.drivers;

import org.jspecify.annotations.NullMarked;

/**
 * How sure figures of few answers are: intervals of 95 % for a share, a mean and a promoter score.
 * Flow: counts → Shares → Interval.
 *
 * <p>Shares: E. B. Wilson: Probable Inference, the Law of Succession, and Statistical Inference. Journal of the American Statistical
 * Association 22 (1927), 209–212. The promoter score is the difference of two shares of one multinomial sample, with the variance
 * (p + d - (p - d)²) / n; three answers spread evenly around the middle (3/4, 3/2, 3/4) are added first, which keeps the coverage near
 * what it says also for few answers: B. Rocks: Interval Estimation for the “Net Promoter Score”. The American Statistician 70 (2016),
 * 365–372. Means use Student's t by the expansion 26.7.5 of M. Abramowitz, I. A. Stegun: Handbook of Mathematical Functions (1964).
 */
@NullMarked
package heartstring.kernels.shares;

import org.jspecify.annotations.NullMarked;

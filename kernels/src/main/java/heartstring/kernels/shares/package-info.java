/**
 * How sure figures of few answers are: intervals of 95 % for a share, a mean and a promoter score, whether two of them differ by more than
 * chance, and which of many do.
 * Flow: counts → Shares → Interval; counts of two groups → Differences → Difference; many of these → Discoveries.
 *
 * <p>Shares: E. B. Wilson: Probable Inference, the Law of Succession, and Statistical Inference. Journal of the American Statistical
 * Association 22 (1927), 209–212. The promoter score is the difference of two shares of one multinomial sample, with the variance
 * (p + d - (p - d)²) / n; three answers spread evenly around the middle (3/4, 3/2, 3/4) are added first, which keeps the coverage near
 * what it says also for few answers: B. Rocks: Interval Estimation for the “Net Promoter Score”. The American Statistician 70 (2016),
 * 365–372. Means use Student's t by the expansion 26.7.5 of M. Abramowitz, I. A. Stegun: Handbook of Mathematical Functions (1964).
 *
 * <p>Two shares differ by method 10 of R. G. Newcombe: Interval Estimation for the Difference between Independent Proportions. Statistics
 * in Medicine 17 (1998), 873–890; two means by B. L. Welch: The Generalization of “Student's” Problem when Several Different Population
 * Variances are Involved. Biometrika 34 (1947), 28–35, with the tail by D. L. Wallace: Bounds on Normal Approximations to Student's and the
 * Chi-Square Distributions. Annals of Mathematical Statistics 30 (1959), 1121–1130. Of many differences those are told that keep the share
 * of false ones at 5 %: Y. Benjamini, Y. Hochberg: Controlling the False Discovery Rate. Journal of the Royal Statistical Society B 57
 * (1995), 289–300. What rose, by the likelihood ratio of T. Dunning: Accurate Methods for the Statistics of Surprise and Coincidence.
 * Computational Linguistics 19 (1993), 61–74.
 */
@NullMarked
package heartstring.kernels.shares;

import org.jspecify.annotations.NullMarked;

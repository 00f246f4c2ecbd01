/**
 * How much more often something follows for some than for others who are like them: customers are compared within strata, and the strata
 * are put together.
 * Flow: counts by stratum → Strata → Ratio.
 *
 * <p>The ratio is that of N. Mantel, W. Haenszel: Statistical Aspects of the Analysis of Data from Retrospective Studies of Disease.
 * Journal of the National Cancer Institute 22 (1959), 719–748, for shares; its interval is that of S. Greenland, J. M. Robins: Estimation
 * of a Common Effect Parameter from Sparse Follow-Up Data. Biometrics 41 (1985), 55–68, which holds for few large strata and for many small
 * ones. It tells what goes together within strata and nothing more: what the strata do not know of may lie behind it.
 */
@NullMarked
package heartstring.kernels.strata;

import org.jspecify.annotations.NullMarked;

/**
 * Who comes back: of the customers who first bought in a month, how many bought again how many months later, and for how much.
 * Flow: orders → ReturningStudy → retention → Cohorts → ReturningPage, ReturningApi.
 */
@NullMarked
package heartstring.insight.returning;

import org.jspecify.annotations.NullMarked;

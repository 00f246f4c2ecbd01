/**
 * Takes back what an import brought: the one case, besides erasure, in which touchpoints go.
 * Flow: Imports → Withdrawals (objections first, then one transaction) → the rooms above by Withdrawn → customer's Vacancies.
 */
@NullMarked
package heartstring.touchpoint.withdrawals;

import org.jspecify.annotations.NullMarked;

/**
 * Takes back what an import brought: the one case, besides erasure, in which touchpoints go.
 * Flow: Imports → Withdrawals (objections first, then one transaction) → each TouchpointConsumer takes
 * back what it derived → customer's Vacancies.
 */
@NullMarked
package heartstring.touchpoint.withdrawals;

import org.jspecify.annotations.NullMarked;

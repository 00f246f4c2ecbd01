/**
 * What each order is worth to a programme, as it was last judged: money kept, and whether it was a visit. Tiers and challenges add it up.
 * Flow: OrderJudge → OrderWorths → tiers, challenges.
 */
@NullMarked
package heartstring.loyalty.worth;

import org.jspecify.annotations.NullMarked;

/**
 * What events earn, such as a review or an answer: each happening once, with as many places a day as its rule has.
 * Flow: touchpoints (EventBelt) or a call (EarningsApi) → Happenings → answers to the rule's condition → the ledger.
 */
@NullMarked
package heartstring.loyalty.happenings;

import org.jspecify.annotations.NullMarked;

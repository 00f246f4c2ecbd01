/**
 * What earn rules ask of the customer, answered once for each order and event and kept; what they ask of the order or event itself
 * stays open, since it may change by a return.
 * Flow: OrderJudge or Happenings → Answers → kept answers, or the conditions asked of the customer now → what is left to decide.
 */
@NullMarked
package heartstring.loyalty.answers;

import org.jspecify.annotations.NullMarked;

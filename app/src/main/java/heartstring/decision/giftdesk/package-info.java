/**
 * The page of gifts: programmes, what they may give, and what was decided lately and why; and how gifts read in a customer's story.
 * Flow: a manager → GiftsPage → GiftProgrammes; → DecisionsPage → Gifts, within reach.
 */
@NullMarked
package heartstring.decision.giftdesk;

import org.jspecify.annotations.NullMarked;

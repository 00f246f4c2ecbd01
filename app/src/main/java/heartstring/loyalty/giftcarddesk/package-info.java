/**
 * The page and the calls for gift cards: issuing, finding and blocking them, and for tills what is on one, spending and giving back.
 * Flow: GiftCardsPage, GiftCardsApi → GiftCards; GiftTillApi, GiftTillCalls (the till's page) → GiftDesk → GiftMoney,
 * GiftHolds.
 */
@NullMarked
package heartstring.loyalty.giftcarddesk;

import org.jspecify.annotations.NullMarked;

/**
 * Gift cards: money that whoever has the code can spend, wholly or in parts. Each is an account of the ledger in the unit of its currency;
 * rewards of that kind become cards with the code of their redemption.
 * Flow: GiftCards issues and blocks, GiftMoney spends and gives back, GiftHolds sets aside while
 * somebody pays → Ledger; GiftRewards (a chore) turns redemptions into cards.
 */
@NullMarked
package heartstring.loyalty.giftcards;

import org.jspecify.annotations.NullMarked;

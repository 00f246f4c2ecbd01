/**
 * What conditions can ask about members: points, tiers, whether somebody is one.
 * Flow: LoyaltyTerms → Conditions; its rows are read from accounts, members and standings.
 */
@NullMarked
package heartstring.loyalty.words;

import org.jspecify.annotations.NullMarked;

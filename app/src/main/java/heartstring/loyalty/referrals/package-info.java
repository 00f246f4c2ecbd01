/**
 * Members who bring friends: each has a code and a link, and both are rewarded once the friend's first purchase can no longer be returned.
 * Flow: /r/CODE, till or program → Referrals binds a friend once or refuses with a reason → orders change → ReferralJudge decides → the ledger.
 */
@NullMarked
package heartstring.loyalty.referrals;

import org.jspecify.annotations.NullMarked;

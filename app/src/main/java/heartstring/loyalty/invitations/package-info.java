/**
 * Where a friend's link leads: what there is to gain, and joining by an address that is proved first.
 * Flow: /r/CODE → a link in the friend's mail → the intake, Members and Referrals → the member's own page.
 */
@NullMarked
package heartstring.loyalty.invitations;

import org.jspecify.annotations.NullMarked;

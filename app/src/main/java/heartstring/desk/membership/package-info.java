/**
 * What colleagues do for a member from the customer's page: send them their own page, make its links dead, say who brought them.
 * Flow: MembershipPage → Members, MyLinks, Referrals; desk.customer → MemberCards → Balances, Tiers.
 */
@NullMarked
package heartstring.desk.membership;

import org.jspecify.annotations.NullMarked;

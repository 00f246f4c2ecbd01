/**
 * The manager's view of who brings friends: advocates by friends who stayed, the tree, what was refused, and the settings.
 * Flow: AdvocatesPage → AdvocatesSql reads, Referrals and Notices set.
 */
@NullMarked
package heartstring.loyalty.advocates;

import org.jspecify.annotations.NullMarked;

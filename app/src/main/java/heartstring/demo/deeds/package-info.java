/**
 * What the demo shop's members do with their programme: spend, bring friends, use vouchers, pool, return. It begins once what the
 * past earned is in the ledger, and touches nobody's past: friends are customers of their own beside the generated ones.
 * Flow: DemoShop → DemoDeeds → Offers, Spending, Friends, Presents → the programme's own doors.
 */
@NullMarked
package heartstring.demo.deeds;

import org.jspecify.annotations.NullMarked;

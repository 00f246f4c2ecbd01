/**
 * Who is in which segment, kept: within seconds of what happened to a customer, and as time passes. One server at a time keeps it, in short
 * transactions, and says who came and who left, so that a room above can follow.
 * Flow: touchpoints, orders, traits → Touched → segment_due → Keeper (Looking: some customers, all segments; Sweeping: one segment,
 * everybody) → MembersSql; Membership tells it.
 */
@NullMarked
package heartstring.story.membership;

import org.jspecify.annotations.NullMarked;

/**
 * Whose members, postings, adjustments and suspicions are: what of loyalty whoever acts may see follows from the customer.
 * Flow: ReachGate asks the doors here with the number of a record; they ask whose it is, and the customer room whether it is seen.
 */
@NullMarked
package heartstring.loyalty.reach;

import org.jspecify.annotations.NullMarked;

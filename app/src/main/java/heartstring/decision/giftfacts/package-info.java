/**
 * What gifts are chosen by: what may be given and goes with what, kept in memory, and what is known of a customer.
 * Flow: insight's ties, commerce's products and gift programmes → GiftFacts; a customer's story, memory and orders → FactsSql → Facts.
 */
@NullMarked
package heartstring.decision.giftfacts;

import org.jspecify.annotations.NullMarked;

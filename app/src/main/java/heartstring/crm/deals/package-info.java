/**
 * Deals: what could be sold to a customer, for how much, by whom and how likely, and every stage it went through.
 * Flow: page, API or demo → Deals (asks DealRules) → DealsSql and, in the same transaction, a fact in the customer's story and a line in the audit book.
 */
@NullMarked
package heartstring.crm.deals;

import org.jspecify.annotations.NullMarked;

/**
 * What goes together, to look at and for programs: pairs drawn and as a table, one product with its evidence, rules, files.
 * Flow: ComplementsPage, ComplementsApi → Complements of baskets; TieGraph puts products in their places.
 */
@NullMarked
package heartstring.insight.basketdesk;

import org.jspecify.annotations.NullMarked;

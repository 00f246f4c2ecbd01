/**
 * Customers that are probably one person: a search over all of them, a queue for people to decide, side by side.
 * Flow: FindDuplicates (a job) → Searches, with likeness → pairs with their evidence → Duplicates decides through Merges.
 */
@NullMarked
package heartstring.customer.duplicates;

import org.jspecify.annotations.NullMarked;

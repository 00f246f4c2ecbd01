/**
 * The customer as a whole: the headline that lists and search read, and where a retired id leads.
 * Flow: matching and traits name the customers that changed → Headlines recomputes them in the same transaction.
 */
@NullMarked
package heartstring.customer.profiles;

import org.jspecify.annotations.NullMarked;

/**
 * What stands in the book for one customer, in plain words: each movement with its reason and what was left after it.
 * Flow: page or API → History → the postings of all pieces, newest first.
 */
@NullMarked
package heartstring.loyalty.history;

import org.jspecify.annotations.NullMarked;

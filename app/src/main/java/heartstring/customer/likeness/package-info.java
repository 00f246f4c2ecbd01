/**
 * How alike customers are: what is compared of them, what agreements are worth, learnt or set by hand, and who is meant by what
 * somebody types. Flow: KnownPeople reads → the linkage kernel with Models and Tuning → Likely warns; duplicates searches.
 */
@NullMarked
package heartstring.customer.likeness;

import org.jspecify.annotations.NullMarked;

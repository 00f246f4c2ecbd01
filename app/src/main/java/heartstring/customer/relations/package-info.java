/**
 * Who belongs with whom: people and the companies they act for, with their role.
 * Flow: a group call → Companies → one row per person's piece and company's piece; the page reads them by customer.
 */
@NullMarked
package heartstring.customer.relations;

import org.jspecify.annotations.NullMarked;

/**
 * What programs ask about one customer: who is this, everything at a glance, and the story.
 * Flow: CustomersApi → CustomerSql (the database writes the JSON itself, in one statement) or Timeline → the answer.
 */
@NullMarked
package heartstring.story.customers;

import org.jspecify.annotations.NullMarked;

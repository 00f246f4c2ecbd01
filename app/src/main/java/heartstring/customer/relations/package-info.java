/**
 * Who belongs with whom: people and the companies they act for, with their role, and companies below companies.
 * Flow: a group call → Companies, a colleague → Roles → one row per person's piece and company's piece; read by customer.
 */
@NullMarked
package heartstring.customer.relations;

import org.jspecify.annotations.NullMarked;

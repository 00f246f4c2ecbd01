/**
 * What regulars will need again and when: one row for each customer's product with a pace, worked out every night; what is bought goes in
 * the same transaction.
 * Flow: next.NextStudy → Regulars → next_due; orders → OrdersTaken takes off; pages and programs ask Regulars, within reach.
 */
@NullMarked
package heartstring.insight.regulars;

import org.jspecify.annotations.NullMarked;

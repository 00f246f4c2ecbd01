/**
 * What a customer buys next: what of their own is due again and by which day, and what is likely besides, each with its reason. Learnt of
 * everybody once a day; of the customer it is worked out when asked, out of their orders as they are then.
 * Flow: orders → NextStudy (Shelf, Lessons) → next_model, next_product, next_due; NextBasket answers; OrdersTaken takes off what was bought.
 */
@NullMarked
package heartstring.insight.next;

import org.jspecify.annotations.NullMarked;

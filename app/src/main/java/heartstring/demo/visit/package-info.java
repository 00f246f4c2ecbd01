/**
 * One visit of a customer of the demo shop, and the chain of them: the receipt or web session, what it was like, what
 * was said about it, and how that moves the next visit.
 *
 * <p>Flow: {@code Visits -> TillVisit, WebVisit -> Encounter -> Feedback -> Talks}.
 */
@NullMarked
package heartstring.demo.visit;

import org.jspecify.annotations.NullMarked;

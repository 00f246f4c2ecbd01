/**
 * What conditions can ask about: the vocabulary (Term, its types and operators), by which every room adds words of its own, and
 * the words of this room and those below: the customer, properties, purchases, activity, and the order or event at hand.
 * Flow: a bean of Terms lists its terms → Conditions collects them → a term's rows (TermsSql), as a set or of one customer.
 */
@NullMarked
package heartstring.story.terms;

import org.jspecify.annotations.NullMarked;

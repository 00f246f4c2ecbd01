/**
 * What may be done with what we know of somebody: one switch for each use, obeyed by whoever uses it from the next moment on.
 * Flow: a person's own page, a colleague or a program says it → Choices → whoever decides asks before each decision.
 */
@NullMarked
package heartstring.customer.choices;

import org.jspecify.annotations.NullMarked;

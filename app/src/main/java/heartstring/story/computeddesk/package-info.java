/**
 * The page on which properties to be computed are defined, and the same for programs.
 * Flow: form or JSON → ComputedForm → Computed; of a customer: Computed → answer.
 */
@NullMarked
package heartstring.story.computeddesk;

import org.jspecify.annotations.NullMarked;

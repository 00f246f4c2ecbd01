/**
 * Whether a sentence in other words says what the plain one says: the same figures, names, quotations and refusals, and no word that
 * tells something else. Flow: PolishRules asks FaithRules, then ContentRules; each answers why not, or null.
 */
@NullMarked
package heartstring.story.faith;

import org.jspecify.annotations.NullMarked;

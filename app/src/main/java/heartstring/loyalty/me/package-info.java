/**
 * The member's own page: what they have, why, until when, and what it is good for.
 * Flow: card or e-mail → a code by e-mail, or a signed link → a session of their own → MePage, about that member alone.
 */
@NullMarked
package heartstring.loyalty.me;

import org.jspecify.annotations.NullMarked;

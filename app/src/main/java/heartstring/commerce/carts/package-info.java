/**
 * Carts that are open, emptied or ordered, each derived from the events since it was opened.
 * Flow: CommerceBelt → Carts → CartRules (what the events come to) → carts and their lines.
 */
@NullMarked
package heartstring.commerce.carts;

import org.jspecify.annotations.NullMarked;

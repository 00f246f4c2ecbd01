/**
 * Choosing a customer while typing: what forms of this room offer, and what a typed line means when nothing was chosen from it.
 * Flow: a form → PicksPage → Picks → headlines and identifiers.
 */
@NullMarked
package heartstring.crm.picks;

import org.jspecify.annotations.NullMarked;

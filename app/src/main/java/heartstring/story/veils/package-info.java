/**
 * Touchpoints that whoever reads may not see although they may see the customer: what rooms above keep from them.
 * Flow: timeline, memory and search ask Veils with the numbers they found; each room that draws a veil offers itself as Veil.
 */
@NullMarked
package heartstring.story.veils;

import org.jspecify.annotations.NullMarked;

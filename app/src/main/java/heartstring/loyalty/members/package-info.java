/**
 * Who takes part in which programme, with which card, and whose accounts pay together.
 * Flow: till, page or API → Members → a membership of a profile; a profile → Purses → the accounts of all its customer's pieces.
 */
@NullMarked
package heartstring.loyalty.members;

import org.jspecify.annotations.NullMarked;

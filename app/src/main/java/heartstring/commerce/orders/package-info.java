/**
 * Orders and returns, each derived from all events that speak of it, so that the order of arrival never matters.
 * Flow: belt → CommerceBelt → EcommerceRules → Orders → OrderRules (what the events come to) → orders, lines, returns.
 */
@NullMarked
package heartstring.commerce.orders;

import org.jspecify.annotations.NullMarked;

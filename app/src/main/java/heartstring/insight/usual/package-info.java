/**
 * What goes with what a customer usually buys, and what they do not buy yet: of their own purchases and of everybody's receipts, asked at the
 * moment. Flow: bought.BoughtSql → Usual → baskets.Complements, without what next.NextBasket knows to be unwanted → the card and UsualApi.
 */
@NullMarked
package heartstring.insight.usual;

import org.jspecify.annotations.NullMarked;

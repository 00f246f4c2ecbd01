/**
 * What is due again, on pages: of one customer beside their story, of the whole house this week by product, and who needs it.
 * Flow: next.NextBasket → the customer's card; regulars.Regulars → DuePage and its files; both for programs → DueApi.
 */
@NullMarked
package heartstring.insight.due;

import org.jspecify.annotations.NullMarked;

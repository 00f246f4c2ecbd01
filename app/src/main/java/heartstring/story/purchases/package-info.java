/**
 * What a customer has bought, order by order, with its lines and what came back.
 * Flow: page or API → Purchases → PurchasesSql, over all pieces of the customer.
 */
@NullMarked
package heartstring.story.purchases;

import org.jspecify.annotations.NullMarked;

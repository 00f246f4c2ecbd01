/**
 * What the demo shop sells to companies: deals won, lost and under way, with the notes, meetings and tasks that belong to them.
 * Flow: DemoShop → Selling (what happened when, from SellingStories) → the doors of crm, once, in one transaction.
 */
@NullMarked
package heartstring.demo.selling;

import org.jspecify.annotations.NullMarked;

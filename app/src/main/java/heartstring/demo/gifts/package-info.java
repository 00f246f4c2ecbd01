/**
 * The demo shop's gift programme: what goes with what it sells, and a budget that pays for it.
 * Flow: DemoShop → DemoGifts → Budgets and GiftProgrammes.
 */
@NullMarked
package heartstring.demo.gifts;

import org.jspecify.annotations.NullMarked;

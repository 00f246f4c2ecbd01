/**
 * A sample receipt to try drafts of rules, vouchers and promotions on.
 * Flow: SampleReceipts reads the receipt that was put together in a form; whoever asks says what becomes of it.
 */
@NullMarked
package heartstring.loyalty.drafting;

import org.jspecify.annotations.NullMarked;

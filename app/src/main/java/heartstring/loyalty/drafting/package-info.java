/**
 * What the forms of rules, vouchers, promotions and challenges share: a condition as rows of fields that read as a sentence, and a
 * sample receipt to try a draft on. Flow: DraftingPage answers with a row or the sentence; ConditionDesk turns the rows of a form
 * into JSON and back; SampleReceipts reads the receipt, and whoever asks says what becomes of it.
 */
@NullMarked
package heartstring.loyalty.drafting;

import org.jspecify.annotations.NullMarked;

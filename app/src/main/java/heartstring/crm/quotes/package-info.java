/**
 * Quotes: what a deal offers, as a sheet of paper that a customer can be sent.
 * Flow: QuotesPage or the API → Quotes → QuotePdf; a quote made by a colleague is kept among the deal's files.
 */
@NullMarked
package heartstring.crm.quotes;

import org.jspecify.annotations.NullMarked;

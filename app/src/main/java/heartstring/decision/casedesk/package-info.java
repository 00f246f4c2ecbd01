/**
 * The list of cases, the page of one with its evidence and suggested words, and the card on a customer's page.
 * Flow: CasesPage and CasePage → Cases, Amends, CaseWords.
 */
@NullMarked
package heartstring.decision.casedesk;

import org.jspecify.annotations.NullMarked;

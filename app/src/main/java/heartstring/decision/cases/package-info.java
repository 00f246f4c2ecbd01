/**
 * Cases: something that went wrong for a customer, who mends it until when, what was done and what came of it.
 * Flow: Openings, a page or a program → Cases (asks CaseRules) → case rows and steps; each change is told to the customer's story.
 */
@NullMarked
package heartstring.decision.cases;

import org.jspecify.annotations.NullMarked;

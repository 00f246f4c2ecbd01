/**
 * Leads: people who may become customers of a deal. A lead is a deal in the pipeline of leads; here is who gets it and how warm it is.
 * Flow: a form or colleague → Leads.take → a deal; touchpoints → ScoreRules, points that fade → the list of leads.
 */
@NullMarked
package heartstring.crm.leads;

import org.jspecify.annotations.NullMarked;

/**
 * Web forms: built by managers, shown on a page of their own or inside any site, and sent by anybody.
 * Flow: FormPage → FormRules reads what was typed → Submissions: a touchpoint, a lead, and a colleague who gets it.
 */
@NullMarked
package heartstring.crm.webforms;

import org.jspecify.annotations.NullMarked;

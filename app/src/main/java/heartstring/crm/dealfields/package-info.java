/**
 * What deals hold in the fields of the house: checked, kept with the deal, and said in its story when it changes.
 * Flow: a deal's page, the list or a program → DealFields → DealFieldsSql; Deals tells what was changed.
 */
@NullMarked
package heartstring.crm.dealfields;

import org.jspecify.annotations.NullMarked;

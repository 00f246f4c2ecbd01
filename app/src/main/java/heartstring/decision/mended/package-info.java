/**
 * What came of cases: the share of customers who were won back, and how soon something was done, by cause and owner; and what the behaviour
 * of customers says of it. Flow: JudgeCases → customer_case; MendedPage → MendedSql → MendedRules.
 */
@NullMarked
package heartstring.decision.mended;

import org.jspecify.annotations.NullMarked;

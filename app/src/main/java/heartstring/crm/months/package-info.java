/**
 * A month on one page: what deals are expected to close, what tasks and meetings are due, whose birthday it is.
 * Flow: address → MonthPage → MonthSql, bounded → one cell a day.
 */
@NullMarked
package heartstring.crm.months;

import org.jspecify.annotations.NullMarked;

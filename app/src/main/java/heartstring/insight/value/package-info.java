/**
 * How it stands with each customer: their own habit, whether they still come, and what they will be worth, with how sure that is. Learnt
 * from all visits each night, tried on the shop's own past, and worked out anew a moment after each order.
 * Flow: orders → ValueStudy → value_model and customer_value; whoever noticed.Noticed tells → Values → customer_value.
 */
@NullMarked
package heartstring.insight.value;

import org.jspecify.annotations.NullMarked;

/**
 * How many values of each identifier kind rules may gather on one customer, so that no bad source melts people together.
 * Flow: settings page → Limits (in memory, told between servers) → the matchers ask it before every join.
 */
@NullMarked
package heartstring.customer.limits;

import org.jspecify.annotations.NullMarked;

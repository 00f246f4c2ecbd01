/**
 * How a membership ends, and what becomes of the points that are left: they stay, or are lost, as the programme's terms say.
 * Flow: manager's page → Closings → Members and, where points are lost, the ledger.
 */
@NullMarked
package heartstring.loyalty.leaving;

import org.jspecify.annotations.NullMarked;

/**
 * Of whom something is new, so that how it stands with them is worked out anew within a moment: whoever bought, brought something back, was
 * joined with somebody or parted. Flow: orders → OrdersNoticed → value_due ← v_movement; value.Values takes them.
 */
@NullMarked
package heartstring.insight.noticed;

import org.jspecify.annotations.NullMarked;

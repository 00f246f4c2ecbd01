/**
 * Events that could not be taken in: kept with the reason, looked at, mended, tried again, or thrown away with a reason.
 * Flow: Intake keeps them → RejectedPage and RejectedApi → Rejected → Intake again, as of the moment they first came.
 */
@NullMarked
package heartstring.touchpoint.rejected;

import org.jspecify.annotations.NullMarked;

/**
 * Askings that another program did before this house took over, so that the share of those who answered is known from then on, too.
 * Flow: whoever brings them → BroughtAskings → experience.asking.
 */
@NullMarked
package heartstring.experience.brought;

import org.jspecify.annotations.NullMarked;

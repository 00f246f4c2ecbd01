/**
 * Identifiers that sort by time.
 * Whoever adds a fact asks {@code Ids} for its id.
 */
@NullMarked
package heartstring.platform.ids;

import org.jspecify.annotations.NullMarked;

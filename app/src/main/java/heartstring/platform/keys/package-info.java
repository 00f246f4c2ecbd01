/**
 * API keys: who made them, what they may do, when they were last used.
 * A request brings a bearer token, {@code ApiKeyFilter} finds its key, and {@code Gate} compares the scopes.
 */
@NullMarked
package heartstring.platform.keys;

import org.jspecify.annotations.NullMarked;

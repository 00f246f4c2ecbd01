/**
 * The database: where it is, and news between the nodes that share it.
 * A command names a database or none; the house opens its pool there and listens for changes.
 */
@NullMarked
package heartstring.platform.postgres;

import org.jspecify.annotations.NullMarked;

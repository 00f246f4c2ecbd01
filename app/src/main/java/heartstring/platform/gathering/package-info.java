/**
 * What several callers ask at the same moment is done together, in one transaction, and each gets its own answer when it is durable.
 * Flow: callers → a bounded queue → a few threads that take what lies there → one piece of work for all of it.
 */
@NullMarked
package heartstring.platform.gathering;

import org.jspecify.annotations.NullMarked;

/**
 * Where the house may call by itself: the internet, and inside its own network only what the operator has named.
 * Whoever calls an address that somebody typed asks Outbound first, or lets OutboundPost call it.
 */
@NullMarked
package heartstring.platform.outbound;

import org.jspecify.annotations.NullMarked;

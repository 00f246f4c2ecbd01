/**
 * Who may write touchpoints: each source has a name, a channel and a write key that is shown once and kept hashed.
 * Flow: a client's key → Sources (cached) → the source that its touchpoints carry.
 */
@NullMarked
package heartstring.touchpoint.sources;

import org.jspecify.annotations.NullMarked;

/**
 * The touchpoint room's share of an export and of an erasure: touchpoints, and rejected events that name the person.
 * Flow: Privacy → TouchpointData → its statements; message keys stay, so that a replay does not bring anything back.
 */
@NullMarked
package heartstring.touchpoint.privacy;

import org.jspecify.annotations.NullMarked;

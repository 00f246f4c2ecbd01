/**
 * The till: who stands there, what this basket earns, what can be taken for points, and undoing it; also without a network.
 * Flow: TillPage → the browser's scripts → TillCalls (or TillApi) → Till → intake, rewards, and TillActs for the keys.
 */
@NullMarked
package heartstring.desk.till;

import org.jspecify.annotations.NullMarked;

/**
 * What tills asked for, each once under its own key, and what was promised without a network and could not be honoured.
 * Flow: desk.till → TillActs.begin → intake or rewards → TillActs keeps what came of it.
 */
@NullMarked
package heartstring.loyalty.tills;

import org.jspecify.annotations.NullMarked;

/**
 * What tills asked for, each once under its own key, and what came of it, also what could not be honoured, and what they took back.
 * Flow: desk.till → TillActs.begin → intake or rewards → TillActs keeps what came of it; desk.returns →
 * TillReturns.
 */
@NullMarked
package heartstring.loyalty.tills;

import org.jspecify.annotations.NullMarked;

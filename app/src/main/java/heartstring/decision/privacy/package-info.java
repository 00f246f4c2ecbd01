/**
 * What this room holds of a person: their cases, what speaks for them and what was done. Flow: Privacy → CasesData → rows handed out, or
 * deleted.
 */
@NullMarked
package heartstring.decision.privacy;

import org.jspecify.annotations.NullMarked;

/**
 * What opens cases: a low answer, angry words, a complaint, an index that fell, a polite leaver. Each sign is kept once as evidence and
 * joins the open case of its kind, or opens one. Flow: AnswerWasLow, words that were read, ComplaintsBelt, Fading → evidence → Openings →
 * Cases.
 */
@NullMarked
package heartstring.decision.openings;

import org.jspecify.annotations.NullMarked;

/**
 * Emotions: what a sentence carries, as heads learnt it from labelled sentences, and what each clause of a text is about.
 * Flow: Feelings, the door → Tongues (which language), Clauses and Theme (about what) → Heads: GramHead over words, PieceHead over the pieces
 * that a sentence model sees, and one above them that tells the chances. EmotionLessons learns them.
 */
@NullMarked
package heartstring.kernels.emotions;

import org.jspecify.annotations.NullMarked;

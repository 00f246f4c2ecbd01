/**
 * The meaning of a sentence as a direction among 384: sentences that mean alike point alike, in whatever words.
 * Flow: Embeddings or Nuances, the doors → WordPieces cuts the text → a small sentence model that ships with the program, or its Front;
 * nothing leaves the machine.
 */
@NullMarked
package heartstring.platform.embedding;

import org.jspecify.annotations.NullMarked;

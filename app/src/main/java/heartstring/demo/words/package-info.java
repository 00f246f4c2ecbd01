/**
 * The voices of the demo shop: a few hundred sentences with slots, each with the feeling it was written with.
 * Opener, sentence and closer are put together at random, in English, German or Dutch.
 *
 * <p>Flow: {@code sayings.tsv -> Words -> Saying}.
 */
@NullMarked
package heartstring.demo.words;

import org.jspecify.annotations.NullMarked;

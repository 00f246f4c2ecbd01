/**
 * What customers' words carry: tone, feelings, themes and language of each text, read in the program; a colleague's word holds above it.
 * Flow: touchpoints → EmotionBelt → a row that waits → ReadFeelings asks Reader (kernels.emotions over the sentence model) → Feelings, the
 * door; a word of a colleague → Feelings → LearnFromWords, each night.
 */
@NullMarked
package heartstring.experience.emotion;

import org.jspecify.annotations.NullMarked;

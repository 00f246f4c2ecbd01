/**
 * What customers say, for people and programs: the page of themes and feelings with quotes, one text with a colleague's word, the API and
 * the words for conditions. Flow: SaidPage → Explorer → ExplorerSql; FeelingPage and EmotionApi → emotion.Voices.
 */
@NullMarked
package heartstring.experience.said;

import org.jspecify.annotations.NullMarked;

/**
 * The pages, the API and the conditions of the experience index: both hands of each customer, the gap between them, and who says good
 * things and is about to leave. Flow: MoodPage and MoodApi → {@code experience.leaving.Moods}.
 */
@NullMarked
package heartstring.experience.index;

import org.jspecify.annotations.NullMarked;

/**
 * What was said, found by what it means: "the tent leaks" by "water came in". Directions are made in the background and kept in memory.
 * Flow: said texts → Reading (a few at a time, giving way) → meaning; a page asks Meanings, which looks through all of them.
 */
@NullMarked
package heartstring.story.meaning;

import org.jspecify.annotations.NullMarked;

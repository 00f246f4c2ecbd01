/**
 * The map of a journey, drawn as it is designed and as it is: what is felt beside what is meant, who goes on, which promises are kept, what
 * hurts, the words behind each number, and the ways that customers really take.
 * Flow: MapPage, WordsPage → JourneyMap → FiguresSql, experience.paths, experience.gaps.
 */
@NullMarked
package heartstring.experience.journeymap;

import org.jspecify.annotations.NullMarked;

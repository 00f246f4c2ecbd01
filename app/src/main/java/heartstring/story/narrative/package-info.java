/**
 * One customer's story in a few plain sentences, each with the touchpoints it rests on; the same facts, the same sentences.
 * NarrativeSql reads the facts, NarrativeRules words them for a reader, Narratives is the door.
 */
@NullMarked
package heartstring.story.narrative;

import org.jspecify.annotations.NullMarked;

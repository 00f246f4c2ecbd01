/**
 * Every touchpoint of a customer over all its pieces, newest first, each in one plain sentence.
 * Flow: page or API → Timeline → TimelineSql (the newest of each piece, merged) → Wordings (rooms above, then TimelineRules).
 */
@NullMarked
package heartstring.story.timeline;

import org.jspecify.annotations.NullMarked;

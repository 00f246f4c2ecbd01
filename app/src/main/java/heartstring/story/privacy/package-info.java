/**
 * The story room's share of an export and of an erasure: the figures kept of a person.
 * Flow: Privacy → StoryData → its statements; counts of the house by hour stay, they are of nobody.
 */
@NullMarked
package heartstring.story.privacy;

import org.jspecify.annotations.NullMarked;

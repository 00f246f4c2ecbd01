package heartstring.story.polish;

import heartstring.story.narrative.Narrative;

/**
 * A story as it is shown.
 *
 * @param by the model that reworded some of it; empty while the plain wording stands
 * @param coming whether a rewording is under way
 */
public record Polished(Narrative narrative, String by, boolean coming) {}

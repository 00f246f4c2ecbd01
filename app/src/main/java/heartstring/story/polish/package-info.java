/**
 * Rewording of the story by a model of the organisation's choice, which may change the wording and nothing else; off by default.
 * Flow: Polish shows the plain story at once and asks Rewording in the background; FaithRules throws away what says more or less
 * than the plain sentence. Wordings are kept a week, by the contents they stand for.
 */
@NullMarked
package heartstring.story.polish;

import org.jspecify.annotations.NullMarked;

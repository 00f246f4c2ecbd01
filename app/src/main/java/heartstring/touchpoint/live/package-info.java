/**
 * The latest touchpoints as they come in, for people who set up a source and want to see that it works.
 * Flow: LivePage asks every two seconds for the newest by id; it looks at a bounded number of them only.
 */
@NullMarked
package heartstring.touchpoint.live;

import org.jspecify.annotations.NullMarked;

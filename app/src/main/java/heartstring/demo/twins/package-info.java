/**
 * People who stand in the shop twice, and people who only look like it: a list of a tasting that somebody typed, planted for the
 * search for duplicates to find.
 *
 * <p>Flow: {@code World -> Twins -> DemoTwins -> intake}, then a search is asked for.
 */
@NullMarked
package heartstring.demo.twins;

import org.jspecify.annotations.NullMarked;

/**
 * The pages, the card, the API and the conditions of what customers are worth: the map of how lately and how often they come, regulars who
 * drift, what is foreseen beside what came. Flow: ValuePage and ValueApi → {@code insight.value.Values}, lists by ValueListsSql.
 */
@NullMarked
package heartstring.insight.valuedesk;

import org.jspecify.annotations.NullMarked;

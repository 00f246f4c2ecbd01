/**
 * The experience index of groups of customers: by store, by who has them, by segment, week by week; each with the interval
 * that holds it in 95 of 100 cases. Groups of fewer than five are not told apart. Another way of grouping, such as by stage of
 * a journey, is a bean of {@code Grouping}. Flow: Moods works out everybody → Rollups → mood_rollup → RollupsPage, RollupsApi.
 */
@NullMarked
package heartstring.experience.rollups;

import org.jspecify.annotations.NullMarked;

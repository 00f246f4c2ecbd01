/**
 * Scores over time: each measure by week or month with its interval, against the period before, by store, channel, colleague and segment,
 * and how many of those who were asked answered. Groups of fewer than five are not broken down.
 * Flow: answers and askings → experience.score_due, by triggers → KeepScores → Tallies → score_day, asked_day; ScoresPage → Scores → ScoresSql.
 */
@NullMarked
package heartstring.experience.scores;

import org.jspecify.annotations.NullMarked;

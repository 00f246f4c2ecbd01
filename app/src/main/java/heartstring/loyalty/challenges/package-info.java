/**
 * Stamp cards, targets, streaks and birthdays: what each customer should have been given so far beside what was given; the
 * difference is posted. Flow: OrderJudge → ChallengeCounts → challenge_due → ChallengeWork → ChallengeRules → Prizes → the ledger.
 */
@NullMarked
package heartstring.loyalty.challenges;

import org.jspecify.annotations.NullMarked;

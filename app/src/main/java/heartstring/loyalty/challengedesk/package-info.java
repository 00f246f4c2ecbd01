/**
 * Challenges for people and programs: what there is in plain sentences, beginning and ending one, and how far a member is.
 * Flow: ChallengesPage, ChallengesApi → ChallengeForm → Challenges.
 */
@NullMarked
package heartstring.loyalty.challengedesk;

import org.jspecify.annotations.NullMarked;

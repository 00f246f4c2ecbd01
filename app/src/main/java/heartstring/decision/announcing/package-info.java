/**
 * What rooms below ring or write down, told to other programs as news.
 * Flow: TierReached, AnswerWasLow, GapWidened → Announcer, in their transaction; lists that are followed → Follower → News.
 */
@NullMarked
package heartstring.decision.announcing;

import org.jspecify.annotations.NullMarked;

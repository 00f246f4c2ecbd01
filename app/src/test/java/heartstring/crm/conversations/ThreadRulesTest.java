package heartstring.crm.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.crm.conversations.ThreadRules.Candidate;
import heartstring.crm.talk.Talk;
import heartstring.crm.talk.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

    private static Talk talk(Who who, Instant at) {
        return new Talk(1, 2, at, who, "email", who == Who.CUSTOMER, false, null, List.of(), 0);
    }

    private static Talk end(Instant at) {
        return new Talk(1, 2, at, Who.NOBODY, "chat", false, true, null, List.of(), 0);
    }

    private static Instant ago(long hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    private static Candidate candidate(long id, State state, long firstHoursAgo, long lastHoursAgo, long owner) {
        return new Candidate(id, state, ago(firstHoursAgo), ago(lastHoursAgo), owner);
    }

    @Test
    void whatIsOpenGoesOnHoweverLongNobodySpoke() {
        assertThat(ThreadRules.choose(talk(Who.CUSTOMER, NOW), List.of(candidate(7, State.OPEN, 2_000, 1_000, 0))))
                .extracting(Candidate::id)
                .isEqualTo(7L);
    }

    @Test
    void whatCameToItsEndIsGoneOnWithForThreeDays() {
        Talk talk = talk(Who.CUSTOMER, NOW);
        assertThat(ThreadRules.choose(talk, List.of(candidate(7, State.RESOLVED, 100, 72, 0))))
                .isNotNull();
        assertThat(ThreadRules.choose(talk, List.of(candidate(7, State.RESOLVED, 100, 73, 0))))
                .isNull();
    }

    @Test
    void whatIsOpenComesBeforeWhatIsNearer() {
        assertThat(ThreadRules.choose(
                        talk(Who.CUSTOMER, NOW),
                        List.of(candidate(7, State.RESOLVED, 100, 1, 0), candidate(8, State.OPEN, 200, 90, 0))))
                .extracting(Candidate::id)
                .isEqualTo(8L);
    }

    @Test
    void whatComesLateBelongsWhereItWasSaid() {
        assertThat(ThreadRules.choose(
                        talk(Who.US, ago(500)),
                        List.of(candidate(7, State.RESOLVED, 510, 490, 0), candidate(8, State.OPEN, 40, 1, 0))))
                .extracting(Candidate::id)
                .isEqualTo(7L);
    }

    @Test
    void privateAndSharedNeverMix() {
        assertThat(ThreadRules.choose(talk(Who.CUSTOMER, NOW), List.of(candidate(7, State.OPEN, 5, 1, 3))))
                .isNull();
    }

    @Test
    void onlyWhatWasAskedLatelyOpens() {
        assertThat(ThreadRules.beginning(talk(Who.CUSTOMER, ago(24)), NOW)).isEqualTo(State.OPEN);
        assertThat(ThreadRules.beginning(talk(Who.CUSTOMER, ago(24 * 15)), NOW)).isEqualTo(State.RESOLVED);
        assertThat(ThreadRules.beginning(talk(Who.US, ago(1)), NOW)).isEqualTo(State.RESOLVED);
    }

    @Test
    void whoeverAsksOpensAgainAndWakes() {
        Talk asks = talk(Who.CUSTOMER, NOW);
        assertThat(ThreadRules.after(asks, State.RESOLVED, ago(1), true, true, NOW))
                .isEqualTo(State.OPEN);
        assertThat(ThreadRules.after(asks, State.SNOOZED, null, true, true, NOW))
                .isEqualTo(State.OPEN);
        assertThat(ThreadRules.after(talk(Who.CUSTOMER, ago(2)), State.RESOLVED, ago(1), true, false, NOW))
                .as("it was said before somebody settled it")
                .isEqualTo(State.RESOLVED);
        assertThat(ThreadRules.after(talk(Who.NOTE, NOW), State.RESOLVED, ago(1), true, false, NOW))
                .isEqualTo(State.RESOLVED);
    }

    @Test
    void aChatThatWasAnsweredAndEndedIsDoneUnlessSomebodyHasIt() {
        assertThat(ThreadRules.after(end(NOW), State.OPEN, null, false, false, NOW))
                .isEqualTo(State.RESOLVED);
        assertThat(ThreadRules.after(end(NOW), State.OPEN, null, false, true, NOW))
                .isEqualTo(State.OPEN);
        assertThat(ThreadRules.after(end(NOW), State.OPEN, null, true, false, NOW))
                .isEqualTo(State.OPEN);
    }
}

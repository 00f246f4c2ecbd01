package heartstring.crm.conversations;

import heartstring.crm.talk.Talk;
import heartstring.crm.talk.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Where talk belongs, and what it does to the conversation. */
final class ThreadRules {

    /** After so much silence, a conversation that came to its end is another one. */
    static final Duration SILENCE = Duration.ofDays(3);

    /** What was said longer ago is history: it opens nothing and nobody waits. */
    static final Duration HISTORY = Duration.ofDays(14);

    private ThreadRules() {}

    /**
     * A conversation of the customer whose talk it is, as threading sees it.
     *
     * @param lastAt when somebody spoke last
     */
    record Candidate(long id, State state, Instant firstAt, Instant lastAt, long privateTo) {

        Candidate with(Talk talk, State next) {
            return new Candidate(
                    id,
                    next,
                    talk.at().isBefore(firstAt) ? talk.at() : firstAt,
                    talk.at().isAfter(lastAt) ? talk.at() : lastAt,
                    privateTo);
        }
    }

    /** The conversation that talk goes on with by time, among those of its customer; null for a new one. */
    static @Nullable Candidate choose(Talk talk, Collection<Candidate> candidates) {
        Candidate best = null;
        for (Candidate one : candidates) {
            if (one.privateTo() == talk.privateTo()
                    && reaches(one, talk)
                    && (best == null || isBetter(one, best, talk))) {
                best = one;
            }
        }
        return best;
    }

    private static boolean reaches(Candidate one, Talk talk) {
        Duration gap = gap(one, talk.at());
        return gap.compareTo(SILENCE) <= 0
                || (one.state() != State.RESOLVED && talk.at().isAfter(one.firstAt()));
    }

    private static boolean isBetter(Candidate one, Candidate best, Talk talk) {
        boolean lives = one.state() != State.RESOLVED;
        if (lives != (best.state() != State.RESOLVED)) {
            return lives;
        }
        int byGap = gap(one, talk.at()).compareTo(gap(best, talk.at()));
        return byGap < 0 || (byGap == 0 && one.id() < best.id());
    }

    private static Duration gap(Candidate one, Instant at) {
        if (at.isBefore(one.firstAt())) {
            return Duration.between(at, one.firstAt());
        }
        return at.isAfter(one.lastAt()) ? Duration.between(one.lastAt(), at) : Duration.ZERO;
    }

    /** How a new conversation begins that this talk begins. */
    static State beginning(Talk talk, Instant now) {
        return talk.asks() && isFresh(talk, now) ? State.OPEN : State.RESOLVED;
    }

    /**
     * How a conversation stands once this was said: who asks opens it again, and what its channel ended and we answered is done.
     *
     * @param resolvedAt when it was resolved, null while it is not
     * @param touched whether a colleague has it or settled it: then no machine ends it
     */
    static State after(
            Talk talk, State before, @Nullable Instant resolvedAt, boolean touched, boolean waits, Instant now) {
        if (talk.who() == Who.CUSTOMER && talk.asks() && before != State.OPEN && isFresh(talk, now)) {
            return resolvedAt == null || talk.at().isAfter(resolvedAt) ? State.OPEN : before;
        }
        if (talk.ends() && before == State.OPEN && !touched && !waits) {
            return State.RESOLVED;
        }
        return before;
    }

    static boolean isFresh(Talk talk, Instant now) {
        return talk.at().isAfter(now.minus(HISTORY));
    }
}

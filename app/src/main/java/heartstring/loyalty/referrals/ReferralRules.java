package heartstring.loyalty.referrals;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says who may bring whom, and what becomes of it. */
final class ReferralRules {

    static final String SAME = "They are the same person.";
    static final String SHARED = "They share an e-mail address, a phone number or a card.";
    static final String RING = "The friend is among those who brought the advocate.";
    static final String RETURNED = "The friend's purchase was returned.";

    /** How long after joining a member can still say who brought them. */
    static final Duration LATEST = Duration.ofDays(7);

    /** How long after a reward it is still looked at each day. */
    static final Duration WATCHED = Duration.ofDays(60);

    private ReferralRules() {}

    /**
     * What is known of the two.
     *
     * @param today friends the advocate brought within 24 hours
     * @param earlier whether the friend bought something, or was a member, before
     * @param other whether somebody else has brought the friend before
     */
    record Facts(
            boolean running,
            boolean advocateActive,
            boolean same,
            boolean shared,
            boolean ring,
            boolean earlier,
            boolean other,
            long today,
            int mostADay) {}

    /** Why they are not bound; null when they are. */
    static @Nullable String refusal(Facts facts) {
        if (!facts.running()) {
            return "This programme rewards nobody for bringing friends now.";
        }
        if (!facts.advocateActive()) {
            return "The advocate's membership is blocked or closed.";
        }
        String fraud = fraud(facts.same(), facts.shared(), facts.ring());
        if (fraud != null) {
            return fraud;
        }
        if (facts.other()) {
            return "Somebody else has brought this friend.";
        }
        if (facts.earlier()) {
            return "The friend was a customer before.";
        }
        return facts.today() >= facts.mostADay()
                ? "The advocate has brought " + facts.mostADay() + " friends within a day, which is the most."
                : null;
    }

    /** What no time heals, whether it is seen at once or turns out later; null for nothing. */
    static @Nullable String fraud(boolean same, boolean shared, boolean ring) {
        if (same) {
            return SAME;
        }
        if (shared) {
            return SHARED;
        }
        return ring ? RING : null;
    }

    /** What becomes of one. */
    sealed interface Verdict {
        /** No purchase counts so far. */
        record Waits() implements Verdict {}

        /** One does, and its time for returns runs. */
        record Bought(Instant at, Instant due) implements Verdict {}

        /** Both are rewarded now. */
        record Rewards(Instant at, Instant due) implements Verdict {}

        /** Nothing changes; looked at again until then. */
        record Stays() implements Verdict {}

        /** Nobody gets anything. */
        record Refuses(String reason) implements Verdict {}

        /** What was given is taken back. */
        record TakesBack(String reason) implements Verdict {}
    }

    /**
     * Decides.
     *
     * @param fraud what was found against it, null for nothing
     * @param bought when the friend's first purchase was made that counts and was kept; null for none
     * @param told whether the purchase that counted when they were rewarded can still be seen, kept or not
     */
    static Verdict decide(
            Referral referral, @Nullable String fraud, @Nullable Instant bought, boolean told, Instant now) {
        return switch (referral.state()) {
            case REFUSED, TAKEN_BACK -> new Verdict.Stays();
            case REWARDED -> {
                if (fraud != null) {
                    yield new Verdict.TakesBack(fraud);
                }
                yield bought == null && told ? new Verdict.TakesBack(RETURNED) : new Verdict.Stays();
            }
            case WAITING, BOUGHT -> {
                if (fraud != null) {
                    yield new Verdict.Refuses(fraud);
                }
                if (bought == null) {
                    yield new Verdict.Waits();
                }
                Instant due = bought.plus(Duration.ofDays(referral.windowDays()));
                yield due.isAfter(now) ? new Verdict.Bought(bought, due) : new Verdict.Rewards(bought, due);
            }
        };
    }
}

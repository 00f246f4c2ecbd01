package heartstring.experience.asking;

import heartstring.platform.secrets.Tokens;
import heartstring.ui.components.Format;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether somebody is asked; told everything it needs. */
final class AskingRules {

    /** Nobody is asked about what is older. */
    static final Duration TOO_LATE = Duration.ofDays(7);

    private AskingRules() {}

    /**
     * What is known of somebody who is due.
     *
     * @param open whether the survey takes answers
     * @param full whether it has all it wanted
     * @param inShare whether they are among those who are asked
     * @param unmet the condition that does not hold of them as a sentence, null when it holds
     * @param answeredAt when they answered this survey and may not again yet, null otherwise
     * @param askedAt when they were last asked, whatever the survey; null for never
     * @param askedWhat the survey of that time
     * @param address why no message can reach them, null when one can
     */
    record Facts(
            boolean open,
            boolean full,
            Instant dueAt,
            boolean inShare,
            BigDecimal sharePercent,
            @Nullable String unmet,
            @Nullable Instant answeredAt,
            @Nullable Instant askedAt,
            String askedWhat,
            int restDays,
            @Nullable String address) {}

    /** Why they are not asked, in one sentence; null when they are. */
    static @Nullable String reason(Facts f, Instant now) {
        if (!f.open()) {
            return "The survey is not open.";
        }
        if (f.full()) {
            return "The survey has all the answers it wanted.";
        }
        if (f.dueAt().isBefore(now.minus(TOO_LATE))) {
            return "It was too late: what it was about is more than " + TOO_LATE.toDays() + " days ago.";
        }
        if (!f.inShare()) {
            return "Not among the " + f.sharePercent().stripTrailingZeros().toPlainString()
                    + " % of people who are asked.";
        }
        if (f.unmet() != null) {
            return "The condition does not hold: " + f.unmet() + ".";
        }
        Instant answered = f.answeredAt();
        if (answered != null) {
            return "Answered it already on " + Format.day(answered) + ".";
        }
        Instant asked = f.askedAt();
        if (asked != null && asked.isAfter(now.minus(Duration.ofDays(f.restDays())))) {
            return "Was asked “" + f.askedWhat() + "” on " + Format.day(asked) + "; people rest " + f.restDays()
                    + (f.restDays() == 1 ? " day" : " days") + " between two surveys.";
        }
        return f.address();
    }

    /** Whether somebody is among so many of a hundred; the same answer for ever. */
    static boolean inShare(int trigger, long customer, BigDecimal percent) {
        int drawn = ByteBuffer.wrap(Tokens.digest("survey " + trigger + ":" + customer))
                        .getInt()
                >>> 1;
        return BigDecimal.valueOf(drawn % 10_000).movePointLeft(2).compareTo(percent) < 0;
    }
}

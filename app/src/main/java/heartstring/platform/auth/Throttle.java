package heartstring.platform.auth;

import heartstring.platform.secrets.Tokens;
import org.springframework.stereotype.Component;

/** Counts guesses in the database, so that every node counts the same; what is guessed at is kept as a digest only. */
@Component
public class Throttle {

    private final ThrottleSql sql;

    Throttle(ThrottleSql sql) {
        this.sql = sql;
    }

    /** Counts one attempt before it is made, and answers the minutes to wait instead, or 0 when it may be made. */
    public long attempt(ThrottleRules rule, String subject) {
        ThrottleSql.Count count = sql.count(key(rule, subject), rule.window().toSeconds());
        return rule.waitMinutes(count.attempts(), count.secondsLeft());
    }

    /** The minutes to wait by what was counted so far, or 0; counts nothing. */
    public long waits(ThrottleRules rule, String subject) {
        ThrottleSql.Count count = sql.counted(key(rule, subject));
        return count.attempts() < rule.attempts() ? 0 : rule.waitMinutes(count.attempts() + 1, count.secondsLeft());
    }

    /**
     * What one more attempt came to.
     *
     * @param waitMinutes how long to wait instead, or 0 when it may be made
     * @param firstRefused whether it is the first one that has to wait
     */
    public record Attempt(long waitMinutes, boolean firstRefused) {}

    /** Counts one attempt before it is made, and says besides whether it was the one that closed the door. */
    public Attempt tried(ThrottleRules rule, String subject) {
        ThrottleSql.Count count = sql.count(key(rule, subject), rule.window().toSeconds());
        return new Attempt(
                rule.waitMinutes(count.attempts(), count.secondsLeft()), count.attempts() == rule.attempts() + 1);
    }

    /** Forgets the attempts after a success. */
    public void forget(ThrottleRules rule, String subject) {
        sql.forget(key(rule, subject));
    }

    /** Takes back one attempt that turned out to be a good one. */
    public void takeBack(ThrottleRules rule, String subject) {
        sql.takeBack(key(rule, subject));
    }

    private static byte[] key(ThrottleRules rule, String subject) {
        return Tokens.digest(rule + ":" + subject);
    }
}

package heartstring.platform.auth;

import heartstring.platform.web.Refusal;
import org.springframework.http.HttpStatus;

/** Guesses at one kind of secret by whoever acts: after too many that were wrong, nothing is told for a while. */
public final class Guesses {

    private final Throttle throttle;
    private final ThrottleRules rule;
    private final String what;
    private final String sentence;
    private final Runnable heldUp;

    /**
     * @param what is guessed at; kinds with the same name are counted together
     * @param sentence says which guesses were too many, for example {@code Too many codes are unknown.}
     * @param heldUp is run whenever a wrong guess makes the actor wait
     */
    public Guesses(Throttle throttle, ThrottleRules rule, String what, String sentence, Runnable heldUp) {
        this.throttle = throttle;
        this.rule = rule;
        this.what = what;
        this.sentence = sentence;
        this.heldUp = heldUp;
    }

    /** Before anything is looked up; throws a 429 when the actor has to wait. */
    public void check() {
        slow(throttle.waits(rule, asker()));
    }

    /** After a wrong guess; throws a 429 when it was one too many, so that guesses at the same moment are told nothing more. */
    public void missed() {
        slow(attempt());
    }

    /** After a wrong guess that is answered all the same. */
    public void counted() {
        attempt();
    }

    private long attempt() {
        long minutes = throttle.attempt(rule, asker());
        if (minutes > 0 || throttle.waits(rule, asker()) > 0) {
            heldUp.run();
        }
        return minutes;
    }

    private String asker() {
        return what + " " + Actor.current().getName();
    }

    private void slow(long minutes) {
        if (minutes > 0) {
            throw new Refusal(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "Too many guesses",
                            sentence + " Try again in " + minutes + (minutes == 1 ? " minute." : " minutes."))
                    .with("retryAfterSeconds", minutes * 60);
        }
    }
}

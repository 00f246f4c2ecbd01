package heartstring.desk.me;

import heartstring.loyalty.me.MySessions;
import heartstring.loyalty.members.Member;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whose page it is: the member of the session's token alone, never of the address. */
@Component
class MySession {

    static final String COOKIE = MySessions.COOKIE;
    private static final int MOST_LETTERS = 254;

    private final MySessions sessions;
    private final Throttle throttle;

    MySession(MySessions sessions, Throttle throttle) {
        this.sessions = sessions;
        this.throttle = throttle;
    }

    Optional<Member> member(@Nullable String token) {
        return token == null || token.length() > MOST_LETTERS ? Optional.empty() : sessions.member(token);
    }

    /** Counts a change, or a copy that is taken. */
    void counts(Member member) {
        long minutes = throttle.attempt(ThrottleRules.ME_CHANGE, "member " + member.id());
        if (minutes > 0) {
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too often",
                    "That was done often within an hour. Please wait " + minutes
                            + (minutes == 1 ? " minute." : " minutes."));
        }
    }
}

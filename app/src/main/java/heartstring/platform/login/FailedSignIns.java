package heartstring.platform.login;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import org.springframework.stereotype.Component;

/**
 * Puts failed sign-ins into the audit log: whose account and why, nothing that was typed. At most
 * {@link ThrottleRules#LISTED_FAILURES} an hour, then one row that says so: the log is never shortened, and anybody can fail.
 */
@Component
class FailedSignIns {

    private static final String HOUSE = "house";

    private final Users users;
    private final Throttle throttle;
    private final Audit audit;

    FailedSignIns(Users users, Throttle throttle, Audit audit) {
        this.users = users;
        this.throttle = throttle;
        this.audit = audit;
    }

    /** Why somebody was not let in. */
    enum Why {
        PASSWORD("wrong password"),
        UNKNOWN("no such user"),
        CODE("wrong code"),
        MANY_TRIES("too many tries"),
        MANY_FROM_ADDRESS("too many tries from one address"),
        UNLISTED("very many in an hour, the rest is not listed");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    /** The id of the user with that e-mail address, 0 for nobody. */
    long owner(String email) {
        return users.find(email).map(User::id).orElse(0L);
    }

    /** Notes one failure; the user is 0 when nobody is known by what was typed. */
    void note(long userId, Why why) {
        Throttle.Attempt listed = throttle.tried(ThrottleRules.LISTED_FAILURES, HOUSE);
        if (listed.waitMinutes() == 0) {
            write(userId, why);
        } else if (listed.firstRefused()) {
            write(0, Why.UNLISTED);
        }
    }

    private void write(long userId, Why why) {
        audit.record(
                Actor.HOUSE,
                "refused to sign in",
                "user",
                String.valueOf(userId),
                "{\"why\":\"%s\"}".formatted(why.words));
    }
}

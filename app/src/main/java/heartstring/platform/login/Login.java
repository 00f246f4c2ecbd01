package heartstring.platform.login;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.totp.SecondFactor;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Decides whether somebody is who they say; every attempt is counted before it is looked at. */
@Component
class Login {

    private final Users users;
    private final SecondFactor secondFactor;
    private final Throttle throttle;
    private final Audit audit;

    Login(Users users, SecondFactor secondFactor, Throttle throttle, Audit audit) {
        this.users = users;
        this.secondFactor = secondFactor;
        this.throttle = throttle;
        this.audit = audit;
    }

    LoginOutcome password(String typedEmail, String password, String address) {
        String email = typedEmail.strip().toLowerCase(Locale.ROOT);
        long wait = Math.max(
                throttle.attempt(ThrottleRules.ACCOUNT, email), throttle.attempt(ThrottleRules.ADDRESS, address));
        if (wait > 0) {
            return new LoginOutcome.TooOften(wait);
        }
        Optional<User> user = users.withPassword(email, password);
        if (user.isEmpty()) {
            return new LoginOutcome.Wrong();
        }
        throttle.forget(ThrottleRules.ACCOUNT, email);
        throttle.takeBack(ThrottleRules.ADDRESS, address);
        return user.get().secondFactor() ? new LoginOutcome.CodeNeeded(user.get()) : welcome(user.get());
    }

    LoginOutcome code(long userId, String code) {
        long wait = throttle.attempt(ThrottleRules.CODE, String.valueOf(userId));
        if (wait > 0) {
            return new LoginOutcome.TooOften(wait);
        }
        User user = users.find(userId);
        if (user == null || !user.active() || !secondFactor.accepts(userId, code)) {
            return new LoginOutcome.Wrong();
        }
        throttle.forget(ThrottleRules.CODE, String.valueOf(userId));
        return welcome(user);
    }

    private LoginOutcome welcome(User user) {
        users.wasHere(user.id());
        audit.record(
                Actor.user(user.id(), user.name(), user.role()), "signed in", "user", String.valueOf(user.id()), "{}");
        return new LoginOutcome.Welcome(user);
    }
}

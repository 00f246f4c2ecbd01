package heartstring.platform.login;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.login.FailedSignIns.Why;
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
    private final FailedSignIns failed;

    Login(Users users, SecondFactor secondFactor, Throttle throttle, Audit audit, FailedSignIns failed) {
        this.users = users;
        this.secondFactor = secondFactor;
        this.throttle = throttle;
        this.audit = audit;
        this.failed = failed;
    }

    LoginOutcome password(String typedEmail, String password, String address) {
        String email = typedEmail.strip().toLowerCase(Locale.ROOT);
        Throttle.Attempt account = throttle.tried(ThrottleRules.ACCOUNT, email);
        Throttle.Attempt from = throttle.tried(ThrottleRules.ADDRESS, address);
        long wait = Math.max(account.waitMinutes(), from.waitMinutes());
        if (wait > 0) {
            if (account.firstRefused() || from.firstRefused()) {
                failed.note(failed.owner(email), account.firstRefused() ? Why.MANY_TRIES : Why.MANY_FROM_ADDRESS);
            }
            return new LoginOutcome.TooOften(wait);
        }
        Optional<User> user = users.withPassword(email, password);
        if (user.isEmpty()) {
            long owner = failed.owner(email);
            failed.note(owner, owner == 0 ? Why.UNKNOWN : Why.PASSWORD);
            return new LoginOutcome.Wrong();
        }
        throttle.forget(ThrottleRules.ACCOUNT, email);
        throttle.takeBack(ThrottleRules.ADDRESS, address);
        return user.get().secondFactor() ? new LoginOutcome.CodeNeeded(user.get()) : welcome(user.get());
    }

    LoginOutcome code(long userId, String code) {
        Throttle.Attempt attempt = throttle.tried(ThrottleRules.CODE, String.valueOf(userId));
        if (attempt.waitMinutes() > 0) {
            if (attempt.firstRefused()) {
                failed.note(userId, Why.MANY_TRIES);
            }
            return new LoginOutcome.TooOften(attempt.waitMinutes());
        }
        User user = users.find(userId);
        if (user == null || !user.active() || !secondFactor.accepts(userId, code)) {
            failed.note(userId, Why.CODE);
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

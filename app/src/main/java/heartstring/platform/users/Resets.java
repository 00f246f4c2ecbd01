package heartstring.platform.users;

import heartstring.platform.audit.Audit;
import heartstring.platform.secrets.Tokens;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Links to set a new password: each works once and for an hour; only its digest is kept. */
@Component
public class Resets {

    public static final Duration LIFE = Duration.ofHours(1);

    private final UsersSql sql;
    private final Users users;
    private final Audit audit;

    Resets(UsersSql sql, Users users, Audit audit) {
        this.sql = sql;
        this.users = users;
        this.audit = audit;
    }

    /** Makes the path of a new link; earlier ones of the user stop working. */
    @Transactional
    public String make(long userId) {
        String token = Tokens.next();
        sql.addReset(Tokens.digest(token), userId, LIFE);
        audit.record("made reset link for", "user", userId);
        return "/reset/" + token;
    }

    boolean isGood(String token) {
        return sql.resetOwner(Tokens.digest(token)).isPresent();
    }

    /** Uses a link up, only once even when two try at the same moment; a password that is refused leaves the link good. */
    @Transactional
    public UserOutcome use(String token, String password) {
        Optional<Long> owner = sql.lockReset(Tokens.digest(token));
        // Setting the password deletes every link of the user.
        return owner.map(id -> users.setPassword(id, password))
                .orElseGet(() -> new UserOutcome.Refused(
                        "This link was used already, or is older than an hour. Ask for a new one."));
    }
}

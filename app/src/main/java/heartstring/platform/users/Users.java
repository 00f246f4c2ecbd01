package heartstring.platform.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Role;
import heartstring.platform.postgres.Changes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who work here. A change reaches every node at once; there is always one active administrator left. */
@Component
public class Users {

    private static final String TOPIC = "users";
    private static final int STRENGTH = 11;

    private final UsersSql sql;
    private final Audit audit;
    private final Changes changes;
    private final BCryptPasswordEncoder passwords = new BCryptPasswordEncoder(STRENGTH);

    /** Checked when there is no such user, so that an answer takes as long as for one that exists; no password has it. */
    private final String nobodysHash = BCrypt.gensalt(STRENGTH) + ".".repeat(31);

    private final Cache<Long, Optional<User>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    Users(UsersSql sql, Audit audit, Changes changes) {
        this.sql = sql;
        this.audit = audit;
        this.changes = changes;
        changes.onTold(TOPIC, known::invalidateAll);
    }

    /** The user as of now or at most half a minute ago; {@code null} when there is none. */
    public @Nullable User find(long id) {
        return known.get(id, sql::find).orElse(null);
    }

    /** The user with that e-mail address, in any case of letters. */
    public Optional<User> find(String email) {
        return sql.find(UserRules.email(email));
    }

    /** The next users by id. */
    public List<User> list(long afterId, int limit) {
        return sql.list(afterId, limit);
    }

    /** Whether there is any user yet. */
    public boolean anybody() {
        return sql.anybody();
    }

    /** The active user whose address and password these are; it takes the same time when there is none. */
    public Optional<User> withPassword(String email, String password) {
        Optional<UsersSql.Secret> secret = sql.secret(UserRules.email(email));
        String hash = secret.map(UsersSql.Secret::passwordHash).orElse(nobodysHash);
        boolean right = password.length() <= 200
                && password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= UserRules.PASSWORD_BYTES
                && passwords.matches(password, hash);
        return secret.filter(found -> right && found.active() && found.passwordHash() != null)
                .flatMap(found -> sql.find(found.id()));
    }

    /** Adds a user; without a password they need a reset link or the organisation's identity provider. */
    @Transactional
    public UserOutcome add(String typedEmail, String typedName, Role role, @Nullable String password) {
        String email = UserRules.email(typedEmail);
        String name = typedName.strip();
        Optional<String> fault = UserRules.emailFault(email)
                .or(() -> UserRules.nameFault(name))
                .or(() -> password == null ? Optional.empty() : UserRules.passwordFault(password, email));
        if (fault.isPresent()) {
            return new UserOutcome.Refused(fault.get());
        }
        Optional<Long> id = sql.add(email, name, role, password == null ? null : passwords.encode(password));
        if (id.isEmpty()) {
            return new UserOutcome.Refused("There is already a user with this e-mail address.");
        }
        audit.record("added", "user", id.get());
        return done(id.get());
    }

    /** Changes name, role and whether the user may sign in. */
    @Transactional
    public UserOutcome change(long id, String typedName, Role role, boolean active) {
        String name = typedName.strip();
        Optional<String> fault = UserRules.nameFault(name);
        if (fault.isPresent()) {
            return new UserOutcome.Refused(fault.get());
        }
        sql.lockAdministrators();
        Optional<User> before = sql.find(id);
        if (before.isEmpty()) {
            return new UserOutcome.Refused("There is no such user.");
        }
        boolean was = before.get().role() == Role.ADMINISTRATOR && before.get().active();
        boolean stays = role == Role.ADMINISTRATOR && active;
        if (was && !stays && sql.otherActiveAdministrators(id) == 0) {
            return new UserOutcome.Refused("Somebody has to stay an active administrator.");
        }
        sql.change(id, name, role, active);
        audit.record("changed", "user", id);
        return done(id);
    }

    /** Changes only the name. */
    @Transactional
    public UserOutcome rename(long id, String typedName) {
        String name = typedName.strip();
        Optional<String> fault = UserRules.nameFault(name);
        if (fault.isPresent()) {
            return new UserOutcome.Refused(fault.get());
        }
        sql.rename(id, name);
        return done(id);
    }

    /** Sets a new password and ends every session of the user. */
    @Transactional
    public UserOutcome setPassword(long id, String password) {
        Optional<User> user = sql.find(id);
        if (user.isEmpty()) {
            return new UserOutcome.Refused("There is no such user.");
        }
        Optional<String> fault = UserRules.passwordFault(password, user.get().email());
        if (fault.isPresent()) {
            return new UserOutcome.Refused(fault.get());
        }
        sql.setPassword(id, String.valueOf(passwords.encode(password)));
        audit.record("changed password of", "user", id);
        return done(id);
    }

    /** Ends every session of the user. */
    @Transactional
    public User endSessions(long id) {
        sql.endSessions(id);
        audit.record("ended sessions of", "user", id);
        return told(id);
    }

    /** Takes the second factor away from somebody who has lost it. */
    @Transactional
    public void dropSecondFactor(long id) {
        sql.dropSecondFactor(id);
        audit.record("dropped second factor of", "user", id);
        told(id);
    }

    /** Notes that the user has just signed in. */
    @Transactional
    public void wasHere(long id) {
        sql.wasHere(id);
    }

    /** Says that something about the user has changed elsewhere. */
    public void changed(long id) {
        known.invalidate(id);
        changes.tell(TOPIC);
    }

    private UserOutcome done(long id) {
        return new UserOutcome.Done(told(id));
    }

    private User told(long id) {
        changed(id);
        return sql.find(id).orElseThrow();
    }
}

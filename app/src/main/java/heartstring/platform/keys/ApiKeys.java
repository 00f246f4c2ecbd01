package heartstring.platform.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.secrets.Tokens;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The keys that programs call the API with. A token is shown once and kept as a digest; revoked, it fails on every node. */
@Component
public class ApiKeys {

    /** Every token begins so, which lets scanners find a leaked one. */
    public static final String PREFIX = "hs_";

    static final int ROWS = 200;
    private static final String TOPIC = "api-keys";

    private final ApiKeysSql sql;
    private final Audit audit;
    private final Changes changes;
    private final Cache<ByteBuffer, Optional<Actor>> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    ApiKeys(ApiKeysSql sql, Audit audit, Changes changes) {
        this.sql = sql;
        this.audit = audit;
        this.changes = changes;
        changes.onTold(TOPIC, known::invalidateAll);
        // A colleague's role, or that they left, changes what a key sees that is bound to them.
        changes.onTold("users", known::invalidateAll);
    }

    /** A new key's id and its token, which nobody can read again. */
    public record Made(long id, String token) {}

    /** Makes a key that reaches everything; the name has 1 to 100 characters. */
    @Transactional
    public Made make(String name, List<String> scopes) {
        return make(name, scopes, 0);
    }

    /** Makes a key that reaches no further than that colleague does, now and later; with 0 everything. */
    @Transactional
    public Made make(String name, List<String> scopes, long colleague) {
        String token = PREFIX + Tokens.next();
        Actor actor = Actor.current();
        Long createdBy = actor.kind() == Actor.Kind.USER ? actor.id() : null;
        long id = sql.add(
                name, token.substring(0, PREFIX.length() + 5), Tokens.digest(token), scopes, createdBy, colleague);
        audit.record("made", "api key", id);
        changes.tell(TOPIC);
        return new Made(id, token);
    }

    /** Revokes a key for good. */
    @Transactional
    public void revoke(long id) {
        if (sql.revoke(id)) {
            audit.record("revoked", "api key", id);
            changes.tell(TOPIC);
        }
    }

    /** The name of a key, also of one that was revoked. */
    public Optional<String> name(long id) {
        return sql.name(id);
    }

    List<ApiKey> list() {
        return sql.list(ROWS);
    }

    /** The actor that a token stands for. Unknown tokens are remembered too, for as long. */
    Optional<Actor> actor(String token) {
        byte[] digest = Tokens.digest(token);
        return known.get(
                ByteBuffer.wrap(digest),
                key -> sql.use(digest).map(good -> Actor.key(good.id(), good.name(), good.scopes(), good.within())));
    }
}

package heartstring.touchpoint.sources;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sources of touchpoints and their write keys. */
@Component
public class Sources {

    /** How long another server may still honour a key that was just withdrawn, at the most. */
    static final Duration STALE = Duration.ofSeconds(10);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SourcesSql sql;
    private final Cache<String, Optional<Source>> byKey =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(STALE).build();

    Sources(SourcesSql sql) {
        this.sql = sql;
    }

    /** A new source and its write key, which is shown only here. */
    public record Created(Source source, String writeKey) {}

    /** A line of the list of sources. */
    public record Line(Source source, String writeKeyHint, java.time.Instant createdAt, boolean disabled) {}

    /** The source that this write key belongs to, unless unknown or disabled. */
    public Optional<Source> byWriteKey(String writeKey) {
        return byKey.get(hex(hash(writeKey)), h -> sql.byHash(HexFormat.of().parseHex(h)));
    }

    public Optional<Source> byName(String name) {
        return sql.byName(name);
    }

    public Optional<Source> byId(int id) {
        return sql.byId(id);
    }

    public List<Line> all() {
        return sql.all();
    }

    /**
     * Adds a source with a fresh write key.
     *
     * @throws org.springframework.dao.DuplicateKeyException when the name is taken
     */
    @Transactional
    public Created create(String name, String channel, String userIdNamespace, @Nullable Long userId) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        String key = "wk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Created(createWithKey(name, channel, userIdNamespace, key, userId), key);
    }

    /** Adds a source with a write key of the caller's choice; for the demo shop and tests. */
    @Transactional
    public Source createWithKey(
            String name, String channel, String userIdNamespace, String key, @Nullable Long userId) {
        Source source = sql.insert(
                name, channel, userIdNamespace, hash(key), key.substring(Math.max(0, key.length() - 4)), userId);
        byKey.invalidateAll();
        return source;
    }

    /** A source that only this product writes as, found by name or made. */
    @Transactional
    public Source internal(String name, String channel) {
        return internal(name, channel, "");
    }

    /** The same, with a namespace of user ids; a source that is there already keeps its own. */
    @Transactional
    public Source internal(String name, String channel, String userIdNamespace) {
        return sql.byName(name).orElseGet(() -> {
            sql.make(name, channel, userIdNamespace);
            return sql.byName(name).orElseThrow();
        });
    }

    /** Turns a source off or on again; its key stops or starts to work within seconds on every server. */
    @Transactional
    public void disable(int id, boolean disabled) {
        sql.disable(id, disabled);
        byKey.invalidateAll();
    }

    /** Forgets what is cached; told when another server changed a source. */
    public void forget() {
        byKey.invalidateAll();
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

package heartstring.crm.chatdoors;

import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The doors for visitors; a change reaches every node within a moment. */
@Component
public class ChatDoors {

    /** In characters. */
    public static final int LONGEST_NAME = 60;

    static final int LONGEST_GREETING = 300;
    static final int MOST = 50;
    static final String COLOUR = "#0f766e";

    /** The least and the most minutes without a word, after which a chat ends. */
    static final int LEAST_IDLE = 5;

    static final int MOST_IDLE = 30 * 24 * 60;

    private static final String IDLE = "crm.chat.idle";
    private static final String USUAL_IDLE = "60";
    private static final String PURPOSE = "chat";

    private final ChatDoorsSql sql;
    private final Sources sources;
    private final Settings settings;
    private final Vault vault;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<Door>> kept;

    ChatDoors(
            ChatDoorsSql sql,
            Sources sources,
            Settings settings,
            Vault vault,
            Audit audit,
            InstantSource time,
            Changes changes) {
        this.time = time;
        this.sql = sql;
        this.sources = sources;
        this.settings = settings;
        this.vault = vault;
        this.audit = audit;
        this.kept = new Kept<>("crm.chat-doors", changes, sql::all);
    }

    /** What can become of a change. */
    public sealed interface Outcome {

        record Done(Door door) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** All of them, those in use first. */
    public List<Door> all() {
        return kept.get();
    }

    public Optional<Door> find(int id) {
        return all().stream().filter(door -> door.id() == id).findFirst();
    }

    /** The open door that a page names by its public key, or by the write key of the source it belongs to. */
    public Optional<Door> byKey(String key) {
        Optional<Door> named = all().stream()
                .filter(door -> !door.closed() && door.publicKey().equals(key))
                .findFirst();
        return named.isPresent() || !key.startsWith("wk_")
                ? named
                : sources.byWriteKey(key)
                        .flatMap(source -> all().stream()
                                .filter(door -> !door.closed() && door.sourceId() == source.id())
                                .findFirst());
    }

    /** Whether a page of that origin may open the door; pages of this house always may. */
    public boolean isWelcome(Door door, String origin, String own) {
        return origin.equals(own)
                || origin.equals(OriginRules.ofAddress(settings.organisation().address()))
                || OriginRules.allows(door.origins(), origin);
    }

    /** After how many minutes without a word a chat ends by itself; 0 for never. */
    public int idleMinutes() {
        return Integer.parseInt(settings.get(IDLE, USUAL_IDLE));
    }

    /** Sets them; false when they are out of bounds. */
    @Transactional
    public boolean endAfter(int minutes) {
        if (minutes != 0 && (minutes < LEAST_IDLE || minutes > MOST_IDLE)) {
            return false;
        }
        settings.set(Map.of(IDLE, String.valueOf(minutes)));
        sql.lookAgain();
        audit.record("changed", "chat idle time", 1);
        return true;
    }

    /** As which visitors write. */
    public Source source(Door door) {
        return sources.byId(door.sourceId()).orElseThrow();
    }

    /** Whom a token of the site's says its visitor to be. */
    public IdentityRules.Read read(Door door, String identity) {
        return identity.isEmpty()
                ? new IdentityRules.Read.Refused("")
                : IdentityRules.read(identity, secret(door).getBytes(StandardCharsets.UTF_8), time.instant());
    }

    /** What the site signs with; a secret. */
    public String secret(Door door) {
        return new String(vault.open(sql.secret(door.id()), PURPOSE), StandardCharsets.UTF_8);
    }

    /** What a site's server would sign for an hour, for trying it. */
    public String identity(Door door, String userId, String name) {
        String claims = JsonMapper.shared()
                .createObjectNode()
                .put("sub", userId)
                .put("name", name)
                .put("exp", time.instant().plus(Duration.ofHours(1)).getEpochSecond())
                .toString();
        return IdentityRules.signed(claims, secret(door).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes a door; {@code sourceId} 0 makes a source for it. */
    @Transactional
    public Outcome add(String name, int sourceId, String greeting, String colour, String origins, boolean proofOnly) {
        return add(name, sourceId, greeting, colour, origins, proofOnly, "ck_" + Tokens.next(), Tokens.next());
    }

    /** The same with keys of the caller's choice; for the demo shop. */
    @Transactional
    public Outcome add(
            String name,
            int sourceId,
            String greeting,
            String colour,
            String origins,
            boolean proofOnly,
            String publicKey,
            String secret) {
        if (all().size() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " chats already.");
        }
        return switch (door(0, name, sourceId, greeting, colour, origins, proofOnly, publicKey)) {
            case Outcome.Refused refused -> refused;
            case Outcome.Done typed -> {
                Optional<Integer> id =
                        sql.add(typed.door(), vault.seal(secret.getBytes(StandardCharsets.UTF_8), PURPOSE));
                yield id.isEmpty() ? taken() : done("made", id.get());
            }
        };
    }

    @Transactional
    public Outcome change(
            int id, String name, int sourceId, String greeting, String colour, String origins, boolean proofOnly) {
        return switch (door(id, name, sourceId, greeting, colour, origins, proofOnly, "")) {
            case Outcome.Refused refused -> refused;
            case Outcome.Done typed -> sql.change(typed.door()) ? done("changed", id) : taken();
        };
    }

    /** Closes a door, or opens it again; what was said stays. */
    @Transactional
    public Outcome close(int id, boolean closed) {
        return sql.close(id, closed)
                ? done(closed ? "closed" : "opened", id)
                : new Outcome.Refused("There is no such chat.");
    }

    private Outcome door(
            int id,
            String typedName,
            int sourceId,
            String typedGreeting,
            String typedColour,
            String typedOrigins,
            boolean proofOnly,
            String key) {
        String name = typedName.strip();
        String greeting = typedGreeting.strip();
        String colour = typedColour.strip().toLowerCase(Locale.ROOT);
        List<String> origins = OriginRules.origins(typedOrigins);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new Outcome.Refused("A name has 1 to " + LONGEST_NAME + " characters.");
        }
        if (greeting.isEmpty() || greeting.length() > LONGEST_GREETING) {
            return new Outcome.Refused("A greeting has 1 to " + LONGEST_GREETING + " characters.");
        }
        if (!colour.matches("#[0-9a-f]{6}")) {
            return new Outcome.Refused("Choose a colour.");
        }
        if (origins == null) {
            return new Outcome.Refused("Write one site on each line, such as https://shop.example, at most "
                    + OriginRules.MOST + "; https://*.shop.example stands for all below it.");
        }
        int source = sourceId == 0 ? sources.internal("Website chat", "web").id() : sourceId;
        if (sources.byId(source).isEmpty()) {
            return new Outcome.Refused("There is no such source.");
        }
        return new Outcome.Done(new Door(id, name, key, source, greeting, colour, origins, proofOnly, false));
    }

    private static Outcome taken() {
        return new Outcome.Refused("There is a chat of this name already, or this one is gone.");
    }

    private Outcome done(String act, int id) {
        audit.record(act, "chat", id);
        kept.changed();
        return new Outcome.Done(find(id).orElseThrow());
    }
}

package heartstring.messaging.connectors;

import heartstring.platform.audit.Audit;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.secrets.Vault;
import heartstring.touchpoint.sources.Sources;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The connectors of the house. */
@Component
public class Connectors {

    /** With one message, in and out. */
    public static final int MOST_FILES = 5;

    /** Of all files that go out with one message. */
    public static final int MOST_MEGABYTES = 10;

    static final int MOST = 50;
    private static final String PURPOSE = "connector";
    private static final int SECRET_BYTES = 32;
    private static final Set<String> OWN = Set.of("email", "chat", "crm", "web", "app", "till", "phone");

    private final ConnectorsSql sql;
    private final Sources sources;
    private final Vault vault;
    private final Audit audit;

    Connectors(ConnectorsSql sql, Sources sources, Vault vault, Audit audit) {
        this.sql = sql;
        this.sources = sources;
        this.vault = vault;
        this.audit = audit;
    }

    /** What can become of a change. */
    public sealed interface Outcome {

        record Done(Connector connector) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** All of them, those in use first. */
    public List<Connector> all() {
        return sql.all();
    }

    /** One of them; what waits for it and what failed is not counted, as that is asked with every message. */
    public Optional<Connector> find(int id) {
        return sql.find(id);
    }

    /** The connector of that number while it is in use. */
    public Optional<Connector> inUse(int id) {
        return id == 0 ? Optional.empty() : find(id).filter(one -> !one.disabled());
    }

    /** What both sides sign with; a secret. */
    public String secret(Connector connector) {
        return new String(vault.open(sql.secret(connector.id()), PURPOSE), StandardCharsets.UTF_8);
    }

    /** Adds a connector with a fresh secret. */
    @Transactional
    public Outcome add(String typedName, String typedChannel, String typedAddress) {
        String name = typedName.strip();
        String channel = typedChannel.strip().toLowerCase(Locale.ROOT);
        String address = typedAddress.strip();
        if (name.isEmpty() || name.length() > 60) {
            return new Outcome.Refused("A name has 1 to 60 characters.");
        }
        if (!channel.matches("[a-z_]{2,20}") || OWN.contains(channel)) {
            return new Outcome.Refused(
                    "A channel has 2 to 20 small letters, such as sms or whatsapp, and is none of the house's own.");
        }
        String fault = fault(address);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        if (all().size() >= MOST) {
            return new Outcome.Refused("There are " + MOST + " connectors already.");
        }
        String secret = "whsec_" + Base64.getEncoder().encodeToString(Tokens.bytes(SECRET_BYTES));
        int source = sources.internal("Connector " + name, channel).id();
        return sql.add(name, channel, address, vault.seal(secret.getBytes(StandardCharsets.UTF_8), PURPOSE), source)
                .map(id -> done("made", id))
                .orElseGet(() -> new Outcome.Refused("There is a connector of this name already."));
    }

    /** Changes where answers are handed over. */
    @Transactional
    public Outcome change(int id, String typedAddress) {
        String address = typedAddress.strip();
        String fault = fault(address);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        return sql.change(id, address) ? done("changed", id) : new Outcome.Refused("There is no such connector.");
    }

    /** Turns it off or on again: off, nothing comes in or goes out by it. */
    @Transactional
    public Outcome disable(int id, boolean disabled) {
        return sql.disable(id, disabled)
                ? done(disabled ? "turned off" : "turned on", id)
                : new Outcome.Refused("There is no such connector.");
    }

    private static @Nullable String fault(String address) {
        try {
            URI uri = new URI(address);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null && address.length() <= 500
                    ? null
                    : "Write where answers are handed over as an address such as https://sms.example/heartstring.";
        } catch (URISyntaxException e) {
            return "This is no address on the web.";
        }
    }

    private Outcome done(String act, int id) {
        audit.record(act, "connector", id);
        return new Outcome.Done(find(id).orElseThrow());
    }
}

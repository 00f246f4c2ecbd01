package heartstring.messaging.webhooks;

import heartstring.messaging.outbox.Letter;
import heartstring.messaging.outbox.Outbox;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Role;
import heartstring.platform.outbound.Outbound;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.secrets.Vault;
import heartstring.platform.users.Users;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The programs that are told news, and what each of them wants to hear. */
@Component
public class Webhooks {

    /** The most endpoints of one house; each has a lane of its own on each server. */
    public static final int MOST = 50;

    private static final String PURPOSE = "webhook";
    private static final String TOPIC = "webhooks";
    private static final int SECRET_BYTES = 32;
    private static final int MOST_COLLEAGUES = 1_000;
    private static final String GONE = "There is no such endpoint.";

    private final WebhooksSql sql;
    private final Vault vault;
    private final Outbound outbound;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final Users users;
    private final Outbox outbox;
    private final InstantSource time;
    private final Kept<List<Endpoint>> kept;
    private final ObjectProvider<NewsKind.Offer> offers;

    Webhooks(
            WebhooksSql sql,
            Vault vault,
            Outbound outbound,
            Audit audit,
            TransactionTemplate transactions,
            Users users,
            Outbox outbox,
            InstantSource time,
            Changes changes,
            ObjectProvider<NewsKind.Offer> offers) {
        this.sql = sql;
        this.vault = vault;
        this.outbound = outbound;
        this.audit = audit;
        this.transactions = transactions;
        this.users = users;
        this.outbox = outbox;
        this.time = time;
        this.kept = new Kept<>(TOPIC, changes, sql::all);
        this.offers = offers;
    }

    /** What can become of a change; {@code secret} is empty unless one was made just now. */
    public sealed interface Outcome {

        record Done(Endpoint endpoint, String secret) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** All kinds of news there are, by their codes. */
    public List<NewsKind> kinds() {
        return offers.stream()
                .flatMap(offer -> offer.kinds().stream())
                .sorted(Comparator.comparing(NewsKind::code))
                .toList();
    }

    public List<Endpoint> all() {
        return sql.all();
    }

    public Optional<Endpoint> find(int id) {
        return sql.find(id);
    }

    /** As they were set up; whether they are called in vain at the moment may have moved on. */
    List<Endpoint> set() {
        return kept.get();
    }

    /** Adds an endpoint with a fresh secret. */
    public Outcome add(String typedUrl, String typedDescription, List<String> kinds) {
        String url = typedUrl.strip();
        String description = typedDescription.strip();
        String fault = fault(url, description, kinds);
        if (fault == null && all().size() >= MOST) {
            fault = "There are " + MOST + " endpoints already.";
        }
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        String secret = fresh();
        return transactions.execute(status -> done(
                "made",
                sql.add(url, description, kinds.stream().distinct().toList(), sealed(secret), time.instant()),
                secret));
    }

    public Outcome change(int id, String typedUrl, String typedDescription, List<String> kinds) {
        String url = typedUrl.strip();
        String description = typedDescription.strip();
        String fault = fault(url, description, kinds);
        return fault != null
                ? new Outcome.Refused(fault)
                : changed(
                        "changed",
                        id,
                        "",
                        () -> sql.change(
                                id, url, description, kinds.stream().distinct().toList()));
    }

    /** Turns it on or off. */
    public Outcome turn(int id, boolean on) {
        return changed(on ? "turned on" : "turned off", id, "", () -> sql.turn(id, on, "", time.instant()));
    }

    /** Turns it off since nothing arrives there. */
    void giveUp(int id, String why) {
        changed("turned off, as nothing arrives at,", id, "", () -> {
            tellAdministrators(id, why);
            return sql.turn(id, false, why, time.instant());
        });
    }

    private void tellAdministrators(int id, String why) {
        String url = sql.find(id).map(Endpoint::url).orElse("");
        users.list(0, MOST_COLLEAGUES).stream()
                .filter(user -> user.active() && user.role() == Role.ADMINISTRATOR)
                .forEach(user -> outbox.queue(new Letter(
                        "webhook-off:" + id + ":" + user.id() + ":" + time.instant(),
                        0,
                        user.email(),
                        Letter.Purpose.ASKED,
                        "A webhook was turned off",
                        "Nothing is told any more to\n" + url + "\n\n" + why
                                + "\n\nTurn it on again on the page Webhooks.",
                        "",
                        false,
                        null)));
    }

    /** Makes another secret; the one before signs too for a day. */
    public Outcome rotate(int id) {
        String secret = fresh();
        return changed(
                "made another secret of",
                id,
                secret,
                () -> sql.rotate(id, sealed(secret), time.instant().plus(WebhookRules.BOTH)));
    }

    /** Removes it, with all that was told to it. */
    public boolean remove(int id) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            boolean removed = sql.remove(id);
            if (removed) {
                audit.record("removed", "webhook", id);
                kept.changed();
            }
            return removed;
        }));
    }

    /** What signs now; a secret. */
    List<String> secrets(int id, Instant now) {
        return sql.secrets(id, now).stream()
                .map(one -> new String(vault.open(one, PURPOSE), StandardCharsets.UTF_8))
                .toList();
    }

    private @Nullable String fault(String url, String description, List<String> kinds) {
        String fault = WebhookRules.fault(url, description);
        if (fault == null) {
            fault = WebhookRules.fault(kinds, kinds());
        }
        return fault == null ? outbound.hindrance(URI.create(url)) : fault;
    }

    private static String fresh() {
        return "whsec_" + Base64.getEncoder().encodeToString(Tokens.bytes(SECRET_BYTES));
    }

    private byte[] sealed(String secret) {
        return vault.seal(secret.getBytes(StandardCharsets.UTF_8), PURPOSE);
    }

    private Outcome changed(String act, int id, String secret, BooleanSupplier change) {
        return transactions.execute(
                status -> change.getAsBoolean() ? done(act, id, secret) : new Outcome.Refused(GONE));
    }

    private Outcome done(String act, int id, String secret) {
        audit.record(act, "webhook", id);
        kept.changed();
        return new Outcome.Done(sql.find(id).orElseThrow(), secret);
    }
}

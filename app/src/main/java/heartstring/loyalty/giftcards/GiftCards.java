package heartstring.loyalty.giftcards;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.giftcards.GiftCardsSql.Kept;
import heartstring.loyalty.ledger.Ledger;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.secrets.Vault;
import heartstring.platform.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Issues gift cards, finds and blocks them, and keeps for how long they hold. */
@Component
public class GiftCards {

    private static final String MONTHS = "gift-card-months";
    /** So long a repeated call is told the whole code. */
    private static final Duration FIRST_SHOWING = Duration.ofMinutes(15);

    private final GiftCardsSql sql;
    private final Ledger ledger;
    private final Units units;
    private final Vault vault;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    GiftCards(
            GiftCardsSql sql,
            Ledger ledger,
            Units units,
            Vault vault,
            Settings settings,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.ledger = ledger;
        this.units = units;
        this.vault = vault;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    /** A card that is sold, or given to a piece of somebody (0 for nobody named). */
    public record Draft(long amountMinor, String currency, long profileId) {}

    /**
     * Issues a card.
     *
     * @param key makes it happen once
     */
    @Transactional
    public Gifting issue(Draft draft, String key) {
        if (draft.amountMinor() < 1 || draft.amountMinor() > GiftRules.MOST) {
            return new Gifting.Refused("The amount has to be more than 0, and at most 1,000,000,000.00.", false);
        }
        Actor actor = Actor.current();
        Key made = Key.of(
                "gift card " + actor.getName(),
                key,
                draft.amountMinor() + " " + draft.currency() + " " + draft.profileId());
        return issue(draft, made, GiftRules.nextCode(), null, time.instant());
    }

    /** With this code, in the caller's transaction; for a redemption when that is not null. */
    Gifting issue(Draft draft, Key key, String code, @Nullable Long redemption, Instant at) {
        Unit unit = units.make(
                "gift-" + draft.currency().toLowerCase(Locale.ROOT),
                "Gift cards, " + draft.currency(),
                Unit.Kind.MONEY,
                draft.currency());
        Instant expires = GiftRules.expiry(at, months(), settings.zone());
        byte[] sealed = vault.seal(code.getBytes(StandardCharsets.UTF_8), purpose(key));
        Actor actor = Actor.current();
        Optional<Long> fresh = sql.make(
                key,
                new GiftCardsSql.Code(GiftRules.digest(code), sealed, GiftRules.tail(code)),
                draft,
                unit.id(),
                redemption,
                at,
                expires,
                actor.userId());
        if (fresh.isEmpty()) {
            return replayed(key);
        }
        long id = fresh.get();
        ledger.post(new Command.Earn(
                key,
                holder(unit.id(), id),
                draft.amountMinor(),
                null,
                expires,
                new Cause(Cause.Kind.FUNDING, id, 0, actor.userId(), at)));
        audit.record("issued", "gift card", id);
        return new Gifting.Issued(byId(id).orElseThrow(), code, false);
    }

    private Gifting replayed(Key key) {
        Kept kept = sql.byKey(key.value()).orElseThrow();
        if (!kept.contents().equals(key.contents())) {
            return new Gifting.KeyReused();
        }
        boolean first = kept.card().issuedAt().isAfter(time.instant().minus(FIRST_SHOWING));
        String code = first
                ? new String(vault.open(kept.sealed(), purpose(key)), StandardCharsets.UTF_8)
                : "…" + kept.card().tail();
        return new Gifting.Issued(kept.card(), code, true);
    }

    private static String purpose(Key key) {
        return "gift card:" + key.value();
    }

    static Holder holder(int unitId, long card) {
        return new Holder(unitId, Holder.Kind.GIFT_CARD, card);
    }

    /** It cannot be spent from any more, or again. What is on it stays, and money can be given back to it. */
    @Transactional
    public boolean setBlocked(long id, boolean blocked) {
        boolean changed = sql.setBlocked(id, blocked ? time.instant() : null);
        if (changed) {
            audit.record(blocked ? "blocked" : "freed", "gift card", id);
        }
        return changed;
    }

    /**
     * Takes a card back that was sold by mistake, before anything of it was spent: it is blocked, and what is on it goes back to the
     * house. False when something of it was spent or is set aside, or there is no such card.
     */
    @Transactional
    public boolean withdraw(long id) {
        if (sql.byId(id).isEmpty()) {
            return false;
        }
        Kept card = sql.lock(id);
        if (card.withdrawn()) {
            return true;
        }
        if (card.card().balanceMinor() != card.card().amountMinor()
                || !card.card().way().equals("sold")) {
            return false;
        }
        Outcome outcome = ledger.post(new Command.Debit(
                Key.fresh(),
                Command.Purse.of(holder(card.unitId(), id)),
                card.card().amountMinor(),
                new Cause(Cause.Kind.FUNDING, id, 0, Actor.current().userId(), time.instant())));
        if (!(outcome instanceof Outcome.Done)) {
            return false;
        }
        sql.withdraw(id, time.instant());
        audit.record("took back", "gift card", id);
        return true;
    }

    /** Who issued the card of that number, 0 for a program. */
    public long issuer(long id) {
        return sql.issuer(id);
    }

    /** The card with that number. */
    public Optional<GiftCard> byId(long id) {
        return sql.byId(id).map(Kept::card);
    }

    /** Those whose codes end with these letters, or the newest for none; at most 100. */
    public List<GiftCard> ending(String tail) {
        return sql.ending(GiftRules.tail(tail), 100);
    }

    /** What is on all cards of each currency together. */
    public Map<String, Long> outstanding() {
        return sql.outstanding();
    }

    /** For how many months new cards hold, 0 for ever. */
    public int months() {
        try {
            return Math.clamp(Integer.parseInt(settings.get(MONTHS, "0")), 0, GiftRules.MOST_MONTHS);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Says for how many months cards that are issued from now on hold, 0 for ever; those before stay as they are. */
    @Transactional
    public boolean setMonths(int months) {
        if (months < 0 || months > GiftRules.MOST_MONTHS) {
            return false;
        }
        settings.set(Map.of(MONTHS, String.valueOf(months)));
        audit.record("changed the end of gift cards to " + months + " months", "setting", 0);
        return true;
    }
}

package heartstring.loyalty.vouchers;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.vouchers.VoucherBatch.Gives;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import heartstring.story.conditions.Condition;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Subject;
import heartstring.story.terms.Occasion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Checks codes, reserves them for a checkout, uses them and rolls that back. */
@Component
public class Vouchers {

    /** The longest that a code can be reserved. */
    public static final Duration LONGEST = Duration.ofHours(2);

    private static final String USES = "voucher-uses";

    private final VouchersSql sql;
    private final Ledger ledger;
    private final Units units;
    private final Purses purses;
    private final Programmes programmes;
    private final Conditions conditions;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    Vouchers(
            VouchersSql sql,
            Ledger ledger,
            Units units,
            Purses purses,
            Programmes programmes,
            Conditions conditions,
            Settings settings,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.ledger = ledger;
        this.units = units;
        this.purses = purses;
        this.programmes = programmes;
        this.conditions = conditions;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    /** Whether a code, in any spelling, can be used now; writes nothing. */
    public Checked check(String code, Shopper shopper) {
        if (code.length() > VoucherRules.MOST_LETTERS) {
            return new Checked.Bad("There is no such code.", true);
        }
        Optional<Voucher> found = sql.byDigest(VoucherRules.digest(code)).filter(v -> v.isFor(shopper.customerId()));
        if (found.isEmpty()) {
            return new Checked.Bad("There is no such code.", true);
        }
        String reason = reason(found.get(), shopper);
        return reason == null ? new Checked.Good(found.get()) : new Checked.Bad(reason, false);
    }

    /** Why a code of this batch, were there one, could not be used; null when it could. */
    public @Nullable String supposed(VoucherBatch batch, Shopper shopper) {
        return reason(new Voucher(0, batch, "", batch.usesEach(), 0), shopper);
    }

    private @Nullable String reason(Voucher voucher, Shopper shopper) {
        VoucherBatch batch = voucher.batch();
        String closed = VoucherRules.closed(batch, time.instant());
        if (closed != null) {
            return closed;
        }
        if (voucher.usesLeft() < 1) {
            return batch.usesEach() == 1 ? "It was used before." : "It was used as often as it can be.";
        }
        if (shopper.customerId() == 0 && (batch.memberMost() != null || batch.gives() == Gives.POINTS)) {
            return "It is for known customers: find the customer first.";
        }
        if (batch.memberMost() != null
                && sql.uses(batch.id(), shopper.customerId(), time.instant()) >= batch.memberMost()) {
            return "Each customer may use " + batch.memberMost() + " of these, and this one has.";
        }
        return shopper.basket() == null ? null : basket(batch, shopper);
    }

    private @Nullable String basket(VoucherBatch batch, Shopper shopper) {
        Occasion basket = Objects.requireNonNull(shopper.basket());
        if (basket.currency() != null && !batch.currency().equals(basket.currency())) {
            return "It is for another currency.";
        }
        if (basket.totalMinor() == null || basket.totalMinor() < batch.leastMinor()) {
            return "The basket is worth too little for it.";
        }
        if (batch.condition() == null) {
            return null;
        }
        return switch (conditions.read(batch.condition())) {
            case Conditions.Reading.Bad bad -> "It asks for something that is not known any more.";
            case Conditions.Reading.Good good ->
                holds(good.condition(), shopper, basket)
                        ? null
                        : "It needs: " + conditions.sentence(good.condition()) + ".";
        };
    }

    private boolean holds(Condition condition, Shopper shopper, Occasion basket) {
        Instant now = time.instant();
        return conditions.holds(
                condition,
                shopper.customerId() == 0
                        ? Subject.nobody(basket, now)
                        : Subject.of(shopper.customerId(), basket, now));
    }

    /**
     * Uses a code, or with {@code reserve} sets one use aside for so long. Those who use several at once do so in the order of the
     * vouchers' numbers.
     *
     * @param key makes it happen once
     */
    @Transactional
    public Using take(String code, Shopper shopper, @Nullable Duration reserve, String key) {
        if (code.length() > VoucherRules.MOST_LETTERS) {
            return new Using.Refused("There is no such code.");
        }
        Optional<Voucher> found = sql.byDigest(VoucherRules.digest(code)).filter(v -> v.isFor(shopper.customerId()));
        if (found.isEmpty()) {
            return new Using.Refused("There is no such code.");
        }
        Voucher voucher = found.get();
        Actor actor = Actor.current();
        Key made = Key.of(
                "voucher " + actor.getName(), key, voucher.id() + " " + shopper.profileId() + " " + (reserve != null));
        Optional<VouchersSql.Kept> before = sql.byKey(made.value());
        if (before.isPresent()) {
            return replayed(before.get(), made);
        }
        if (voucher.batch().memberMost() != null && shopper.customerId() != 0) {
            sql.lockTaker(shopper.customerId());
        }
        boolean asksBasket = voucher.batch().leastMinor() > 0 || voucher.batch().condition() != null;
        String reason = asksBasket && shopper.basket() == null
                ? "It asks about the basket: say what is bought."
                : reason(voucher, shopper);
        if (reason != null) {
            // The same call may have been here a moment earlier, and may be why nothing is left.
            return sql.byKey(made.value()).map(kept -> replayed(kept, made)).orElse(new Using.Refused(reason));
        }
        return taken(voucher, shopper, reserve, made);
    }

    private static Using replayed(VouchersSql.Kept kept, Key key) {
        return kept.contents().equals(key.contents()) ? new Using.Stands(kept.use(), true) : new Using.KeyReused();
    }

    private Using taken(Voucher voucher, Shopper shopper, @Nullable Duration reserve, Key key) {
        Instant now = time.instant();
        Holder holder = holder(voucher.id());
        Cause cause = cause(voucher.id(), now);
        Instant until = reserve == null ? null : now.plus(reserve.compareTo(LONGEST) > 0 ? LONGEST : reserve);
        List<Command> commands = new ArrayList<>();
        commands.add(filling(holder, voucher.batch().usesEach(), cause));
        Command.Purse purse = Command.Purse.of(holder);
        commands.add(
                until == null
                        ? new Command.Spend(key, purse, 1, cause)
                        : new Command.Reserve(key, purse, 1, until, cause));
        return switch (ledger.post(commands).get(1)) {
            case Outcome.Done done
            when done.replayed() -> replayed(sql.byKey(key.value()).orElseThrow(), key);
            case Outcome.Done done -> {
                long points = until == null ? givePoints(voucher.batch(), shopper.profileId(), now) : 0;
                long id = sql.keep(key, voucher.id(), shopper.profileId(), done.postingId(), until, points, now);
                audit.record(until == null ? "used" : "reserved", "voucher use", id);
                yield new Using.Stands(sql.byId(id).orElseThrow().use(), false);
            }
            case Outcome.NotEnough few -> {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                yield new Using.Refused(
                        voucher.batch().usesEach() == 1 ? "It was used before." : "It was used as often as it can be.");
            }
            case Outcome.KeyReused k -> new Using.KeyReused();
            case Outcome.Unknown u -> new Using.Unknown();
            case Outcome.Settled s -> new Using.Unknown();
        };
    }

    /** The account of how often a code may still be used. */
    Holder holder(long voucher) {
        return new Holder(
                units.make(USES, "Uses of vouchers", Unit.Kind.USES, null).id(), Holder.Kind.VOUCHER, voucher);
    }

    /** Its account is filled with its first use, or when it is taken back before; the key lets that happen once. */
    Command filling(Holder holder, long uses, Cause cause) {
        String funding = String.valueOf(holder.id());
        return new Command.Earn(Key.of("voucher uses", funding, funding), holder, uses, null, null, cause);
    }

    /** The posting that gave the points of the batch; 0 where it gives none. */
    private long givePoints(VoucherBatch batch, long profile, Instant now) {
        if (batch.gives() != Gives.POINTS || batch.programmeId() == null || profile == 0) {
            return 0;
        }
        Programme programme = programmes.byId(batch.programmeId());
        Outcome given = ledger.post(new Command.Earn(
                Key.fresh(),
                purses.earner(programme.unitId(), profile),
                batch.worth(),
                null,
                programme.expiresAt(now, settings.zone()),
                cause(batch.id(), now)));
        return ((Outcome.Done) given).postingId();
    }

    /** Uses what was reserved; again, it is found replayed. */
    @Transactional
    public Using capture(long useId) {
        Optional<VouchersSql.Kept> found = sql.lock(useId);
        if (found.isEmpty()) {
            return new Using.Unknown();
        }
        VouchersSql.Kept kept = found.get();
        if (kept.use().state() != VoucherUse.State.RESERVED) {
            return kept.use().state() == VoucherUse.State.USED
                    ? new Using.Stands(kept.use(), true)
                    : new Using.Refused("It was rolled back before.");
        }
        Instant now = time.instant();
        Cause cause = cause(kept.use().voucherId(), now);
        Outcome outcome = ledger.post(
                new Command.Capture(Key.of("voucher captured", String.valueOf(useId), ""), kept.posting(), 1, cause));
        if (!(outcome instanceof Outcome.Done done)) {
            return new Using.Refused("The time for which it was reserved is over. Use the code again.");
        }
        VoucherBatch batch = sql.batchOf(kept.use().voucherId());
        Long profile = kept.use().profileId();
        sql.captured(useId, done.postingId(), givePoints(batch, profile == null ? 0 : profile, now));
        audit.record("used", "voucher use", useId);
        return new Using.Stands(sql.byId(useId).orElseThrow().use(), false);
    }

    /** Frees what was reserved, gives back what was used and takes back its points; again, it is found replayed. */
    @Transactional
    public Using rollBack(long useId) {
        Optional<VouchersSql.Kept> found = sql.lock(useId);
        if (found.isEmpty()) {
            return new Using.Unknown();
        }
        VouchersSql.Kept kept = found.get();
        Instant now = time.instant();
        Cause cause = cause(kept.use().voucherId(), now);
        Key key = Key.of("voucher rolled back", String.valueOf(useId), "");
        switch (kept.use().state()) {
            case ROLLED_BACK -> {
                return new Using.Stands(kept.use(), true);
            }
            // Where its time is over, the house freed it already.
            case RESERVED -> ledger.post(new Command.Release(key, kept.posting(), cause));
            case USED -> {
                ledger.post(new Command.GiveBack(key, kept.used(), 1, null, cause));
                takePoints(kept, cause);
            }
        }
        sql.rolledBack(useId);
        audit.record("rolled back", "voucher use", useId);
        return new Using.Stands(sql.byId(useId).orElseThrow().use(), false);
    }

    private void takePoints(VouchersSql.Kept kept, Cause cause) {
        Long profile = kept.use().profileId();
        VoucherBatch batch = sql.batchOf(kept.use().voucherId());
        if (kept.points() != 0 && profile != null && batch.programmeId() != null) {
            Programme programme = programmes.byId(batch.programmeId());
            ledger.post(new Command.TakeBack(
                    Key.fresh(),
                    kept.points(),
                    purses.lockedForReturn(programme.unitId(), profile, kept.points()),
                    batch.worth(),
                    programme.refundPolicy(),
                    cause));
        }
    }

    /** The use with that number. */
    public Optional<VoucherUse> use(long id) {
        return sql.byId(id).map(VouchersSql.Kept::use);
    }

    private static Cause cause(long voucher, Instant now) {
        return new Cause(Cause.Kind.PROMOTION, voucher, 0, Actor.current().userId(), now);
    }
}

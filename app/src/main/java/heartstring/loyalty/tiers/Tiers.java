package heartstring.loyalty.tiers;

import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.tiers.TierRules.Entry;
import heartstring.loyalty.tiers.TierRules.Promise;
import heartstring.loyalty.tiers.TierRules.Step;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Works out and keeps which tier members have. */
@Component
public class Tiers {

    /** The most changes that are told of one member. */
    public static final int MOST_CHANGES = 50;

    private final TiersSql sql;
    private final Ladders ladders;
    private final Programmes programmes;
    private final Settings settings;
    private final Audit audit;
    private final ApplicationEventPublisher bells;
    private final InstantSource time;

    Tiers(
            TiersSql sql,
            Ladders ladders,
            Programmes programmes,
            Settings settings,
            Audit audit,
            ApplicationEventPublisher bells,
            InstantSource time) {
        this.sql = sql;
        this.ladders = ladders;
        this.programmes = programmes;
        this.settings = settings;
        this.audit = audit;
        this.bells = bells;
        this.time = time;
    }

    /** Why a standing is worked out again. */
    public enum Reason {
        ORDER,
        EVENT,
        TIME,
        PEOPLE,
        LADDER,
        PROMISE,
        JOINED
    }

    /** An order whose tier is asked. */
    public record Asked(long orderId, long customerId, Instant at) {}

    /** One change of a standing; names of tiers, null for none. */
    public record Change(@Nullable String from, @Nullable String to, String reason, Instant at) {}

    /**
     * The tier that each of these orders is judged with: that of its customer just before it, decided once. Orders without are
     * missing. Runs in the caller's transaction.
     */
    public Map<Long, Tier> ofOrders(Programme programme, List<Asked> asked) {
        List<Ladder> all = ladders.of(programme.id());
        if (all.isEmpty() || asked.isEmpty()) {
            return Map.of();
        }
        List<Long> orders = asked.stream().map(Asked::orderId).toList();
        Map<Long, Long> decided = sql.ofOrders(programme.id(), orders);
        List<Asked> open = asked.stream()
                .filter(a -> !decided.containsKey(a.orderId()) && a.customerId() != 0)
                .toList();
        for (Ladder ladder : all) {
            List<Asked> its = open.stream().filter(a -> ladder.heldAt(a.at())).toList();
            if (!its.isEmpty()) {
                Known known = known(
                        ladder,
                        programme,
                        its.stream().map(Asked::customerId).distinct().toList());
                for (Asked one : its) {
                    Tier tier =
                            ladder.tier(known.rankAt(one.customerId(), one.at().minusNanos(1_000)));
                    sql.decide(programme.id(), one.orderId(), tier == null ? null : tier.id());
                }
            }
        }
        Map<Long, Tier> tiers = new HashMap<>();
        (open.isEmpty() ? decided : sql.ofOrders(programme.id(), orders))
                .forEach((order, tier) -> all.stream()
                        .flatMap(l -> l.tiers().stream())
                        .filter(t -> t.id() == tier)
                        .forEach(t -> tiers.put(order, t)));
        return tiers;
    }

    /** The tier of a customer at this moment, null for none. */
    public @Nullable Tier now(Programme programme, long customerId) {
        return standing(programme, customerId).map(Standing::tier).orElse(null);
    }

    /** Where a customer stands; empty where the programme has no tiers. */
    public Optional<Standing> standing(Programme programme, long customerId) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        return ladders.at(programme.id(), now).map(ladder -> {
            Known known = known(ladder, programme, List.of(customerId));
            List<Step> course = known.course(customerId);
            List<Promise> promises = known.promises(customerId);
            long counted = TierRules.counted(ladder, known.entries(customerId), now, settings.zone());
            int rank = TierRules.rankAt(ladder, course, promises, now);
            Tier tier = ladder.tier(rank);
            Tier next = ladder.tier(rank + 1);
            return new Standing(
                    ladder,
                    tier,
                    counted,
                    TierRules.countedUntil(ladder, now, settings.zone()),
                    TierRules.lostAt(ladder, course, promises, now),
                    tier == null ? 0 : Math.max(0, tier.threshold() - counted),
                    next,
                    next == null ? 0 : Math.max(0, next.threshold() - counted));
        });
    }

    /** What became of a member's standing, newest first. */
    public List<Change> changes(long memberId) {
        return sql.changes(memberId, MOST_CHANGES);
    }

    /** How many active members stand on each tier of the programme, by the tier's number; 0 for those on none. */
    public Map<Long, Long> counts(Programme programme) {
        return sql.counts(programme.id());
    }

    /** Promises a member's piece a tier until a moment, whatever they do. */
    @Transactional
    public void promise(
            Programme programme,
            long memberId,
            long profileId,
            long customerId,
            Tier tier,
            Instant until,
            String reason) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        sql.promise(
                programme.id(),
                profileId,
                new Promise(tier.key(), now, until),
                reason,
                Actor.current().userId());
        audit.record("promised a tier to", "member", memberId);
        refresh(programme, List.of(customerId), Reason.PROMISE);
    }

    /** Works out again where these customers stand, in the caller's transaction, as its last act. */
    @Transactional
    public void refresh(Programme programme, Collection<Long> customers, Reason reason) {
        Instant now = time.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Ladder> ladder = ladders.at(programme.id(), now);
        if (ladder.isEmpty() || customers.isEmpty()) {
            return;
        }
        sql.lock(customers);
        Known known = known(ladder.get(), programme, customers);
        for (TiersSql.Row row : sql.rows(programme.id(), customers)) {
            stand(programme, known, row, reason, now);
        }
    }

    private void stand(Programme programme, Known known, TiersSql.Row row, Reason reason, Instant now) {
        Ladder ladder = known.ladder();
        Long before = row.tierId();
        Ladder old = before == null ? null : ladders.ofTier(before).orElse(null);
        Tier had = old == null || before == null
                ? null
                : old.tiers().stream().filter(t -> t.id() == before).findFirst().orElse(null);
        int rank = known.rankAt(row.customerId(), now);
        if (old != null
                && had != null
                && old.id() != ladder.id()
                && keep(programme, ladder, old, had, rank, row, now)) {
            known = known(ladder, programme, List.of(row.customerId()));
            rank = known.rankAt(row.customerId(), now);
        }
        Tier tier = ladder.tier(rank);
        Instant next = TierRules.nextAfter(known.course(row.customerId()), known.promises(row.customerId()), now);
        sql.stand(row, tier == null ? null : tier.id(), next, now);
        boolean same = (had == null ? "" : had.key()).equals(tier == null ? "" : tier.key());
        if (!same) {
            Reason why = row.known() || reason == Reason.ORDER ? reason : Reason.JOINED;
            sql.changed(row, tier == null ? null : tier.id(), why.name().toLowerCase(java.util.Locale.ROOT), now);
            if (tier != null && tier.threshold() > 0 && rank > (had == null ? -1 : had.rank())) {
                bells.publishEvent(new TierReached(
                        programme.id(),
                        row.memberId(),
                        row.profileId(),
                        tier.id(),
                        tier.key(),
                        tier.name(),
                        rank,
                        now));
            }
        }
    }

    /** Whoever had a tier by the ladder before, which the new one has too, keeps it until that would have been lost. */
    private boolean keep(
            Programme programme, Ladder ladder, Ladder old, Tier had, int rank, TiersSql.Row row, Instant now) {
        Optional<Tier> same = ladder.tier(had.key());
        if (same.isEmpty() || same.get().rank() <= rank) {
            return false;
        }
        Known then = known(old, programme, List.of(row.customerId()));
        Instant lost = TierRules.lostAt(old, then.course(row.customerId()), then.promises(row.customerId()), now);
        Instant until = lost == null ? now.atZone(settings.zone()).plusYears(1).toInstant() : lost;
        sql.promise(programme.id(), row.profileId(), new Promise(had.key(), now, until), "The ladder changed", 0);
        return true;
    }

    /** What is known of some customers under a ladder; each course is walked when it is asked for. */
    record Known(Ladder ladder, Map<Long, List<Entry>> all, Map<Long, List<Promise>> promised, java.time.ZoneId zone) {
        List<Entry> entries(long customer) {
            return all.getOrDefault(customer, List.of());
        }

        List<Promise> promises(long customer) {
            return promised.getOrDefault(customer, List.of());
        }

        List<Step> course(long customer) {
            return TierRules.course(ladder, entries(customer), zone);
        }

        int rankAt(long customer, Instant at) {
            return TierRules.rankAt(ladder, course(customer), promises(customer), at);
        }
    }

    Known known(Ladder ladder, Programme programme, Collection<Long> customers) {
        return new Known(
                ladder,
                sql.entries(ladder, programme.unitId(), customers, settings.zone()),
                sql.promises(programme.id(), customers),
                settings.zone());
    }

    /** The programmes that have tiers at the moment. */
    List<Programme> withTiers() {
        List<Programme> with = new ArrayList<>();
        for (Programme programme : programmes.all()) {
            if (ladders.at(programme.id(), time.instant()).isPresent()) {
                with.add(programme);
            }
        }
        return with;
    }
}

package heartstring.loyalty.members;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Whose accounts pay together: those of all pieces of one customer, and the pool of the household where they may spend from it.
 * Where nobody pools, nothing is asked about it.
 */
@Component
public class Purses {

    private static final String TOPIC = "loyalty-pooling";

    private final PursesSql sql;
    private final Kept<Boolean> pooling;

    Purses(PursesSql sql, Changes changes) {
        this.sql = sql;
        this.pooling = new Kept<>(TOPIC, changes, sql::anybodyPools);
    }

    /** The purse of the customer that this piece belongs to; until the transaction ends none of its pieces can leave. */
    public Purse locked(int unitId, long presenter) {
        return Objects.requireNonNull(locked(unitId, List.of(presenter)).get(presenter), "purse");
    }

    /** Likewise for each of these pieces, locked in the order of their numbers. */
    public Map<Long, Purse> locked(int unitId, Collection<Long> presenters) {
        Map<Long, List<Long>> pieces = sql.lockedPieces(presenters, unitId);
        Map<Long, List<Long>> pools = pooling() ? sql.lockedPools(presenters, unitId) : Map.of();
        Map<Long, Purse> purses = new HashMap<>();
        for (long presenter : presenters) {
            purses.put(
                    presenter,
                    purse(
                            unitId,
                            presenter,
                            pieces.getOrDefault(presenter, List.of()),
                            pools.getOrDefault(presenter, List.of())));
        }
        return purses;
    }

    /** Likewise, without what a household has in common. */
    public Purse lockedOwn(int unitId, long presenter) {
        return purse(unitId, presenter, pieces(unitId, presenter), List.of());
    }

    /** What may be drawn from when this earning is taken back: also the pool that it went to. */
    public Purse lockedForReturn(int unitId, long presenter, long earned) {
        return purse(unitId, presenter, pieces(unitId, presenter), pooling() ? sql.poolOf(earned) : List.of());
    }

    private List<Long> pieces(int unitId, long presenter) {
        return sql.lockedPieces(List.of(presenter), unitId).getOrDefault(presenter, List.of());
    }

    /** Where what this piece earns goes now: the household's pool, or its own account. */
    public Holder earner(int unitId, long profile) {
        return pooling()
                ? sql.poolFor(profile, unitId)
                        .map(pool -> Holder.pool(unitId, pool))
                        .orElseGet(() -> Holder.member(unitId, profile))
                : Holder.member(unitId, profile);
    }

    /** The accounts that the customer may spend from, to read their balance. */
    public List<Holder> ofCustomer(int unitId, long customerId) {
        List<Holder> holders = new ArrayList<>();
        sql.pieces(customerId, unitId).forEach(profile -> holders.add(Holder.member(unitId, profile)));
        if (pooling()) {
            sql.pools(customerId, unitId).forEach(pool -> holders.add(Holder.pool(unitId, pool)));
        }
        return holders;
    }

    /** Says that somebody pools now; in the transaction that made it so. */
    public void somebodyPools() {
        pooling.changed();
    }

    private boolean pooling() {
        return pooling.get();
    }

    private static Purse purse(int unitId, long presenter, List<Long> pieces, List<Long> pools) {
        List<Holder> holders = new ArrayList<>();
        holders.add(Holder.member(unitId, presenter));
        pools.forEach(pool -> holders.add(Holder.pool(unitId, pool)));
        pieces.stream()
                .filter(p -> p != presenter)
                .limit(Command.MOST_ACCOUNTS - (long) holders.size())
                .forEach(p -> holders.add(Holder.member(unitId, p)));
        return new Purse(holders.getFirst(), holders);
    }
}

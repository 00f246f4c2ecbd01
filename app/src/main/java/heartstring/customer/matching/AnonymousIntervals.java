package heartstring.customer.matching;

import heartstring.customer.matching.PuzzleSql.Interval;
import heartstring.customer.matching.PuzzleSql.Piece;
import heartstring.customer.matching.PuzzleSql.PieceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who an anonymous id belongs to, when: it joins one person once; the next person closes the interval and opens a new one.
 * Pure bookkeeping in memory; events are entered in the order of time.
 */
final class AnonymousIntervals {

    private final Map<String, List<Interval>> intervals;
    private final Map<Long, Long> customers;
    private final Map<String, Interval> changed = new LinkedHashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final Set<Slot> owned = new LinkedHashSet<>();

    /** One interval of one anonymous id. */
    record Slot(String value, int epoch) {}

    AnonymousIntervals(Map<String, List<Interval>> intervals, Map<Long, Long> customers) {
        this.intervals = intervals;
        this.customers = customers;
    }

    static @Nullable Interval at(@Nullable List<Interval> list, Instant at) {
        if (list == null) {
            return null;
        }
        for (int i = list.size() - 1; i >= 0; i--) {
            Interval interval = list.get(i);
            if (!at.isBefore(interval.from()) && at.isBefore(interval.until())) {
                return interval;
            }
        }
        return null;
    }

    void enter(Presented p, @Nullable Piece piece) {
        Identifier anonymous = Objects.requireNonNull(p.anonymous());
        List<Interval> list = intervals.computeIfAbsent(anonymous.value(), v -> new ArrayList<>());
        Interval here = at(list, p.at());
        if (here == null) {
            here = new Interval(anonymous.value(), list.size(), 0, 0, "", Instant.MIN, Instant.MAX);
            list.add(here);
            put(here);
        }
        if (piece == null) {
            return;
        }
        long customer = customers.getOrDefault(piece.profileId(), piece.customerId());
        String kind = Objects.requireNonNull(p.strongest()).kind();
        if (here.ownerProfileId() == 0) {
            own(list, here, piece.profileId(), customer, kind);
        } else if (ownerCustomer(here) != customer) {
            other(list, here, p.at(), piece.profileId(), customer, kind);
        }
    }

    private void other(List<Interval> list, Interval here, Instant at, long profile, long customer, String kind) {
        boolean twoUsers = here.ownerKind().startsWith(Identifier.USER) && kind.startsWith(Identifier.USER);
        if (!twoUsers) {
            candidates.add(new Candidate(
                    here.ownerProfileId(),
                    profile,
                    Identifier.ANONYMOUS,
                    new Identifier(Identifier.ANONYMOUS, "-").confidence(),
                    false));
            if (kind.startsWith(Identifier.USER)) {
                own(list, here, profile, customer, kind);
            }
        } else if (list.size() < Puzzle.MAX_INTERVALS) {
            Interval closed = here.closed(at);
            list.set(list.indexOf(here), closed);
            put(closed);
            Interval next = new Interval(here.value(), list.size(), profile, customer, kind, at, here.until());
            list.add(next);
            put(next);
            owned.add(new Slot(next.value(), next.epoch()));
        }
    }

    private void own(List<Interval> list, Interval here, long profile, long customer, String kind) {
        Interval mine = here.owned(profile, customer, kind);
        list.set(list.indexOf(here), mine);
        put(mine);
        owned.add(new Slot(mine.value(), mine.epoch()));
    }

    private long ownerCustomer(Interval interval) {
        return customers.getOrDefault(interval.ownerProfileId(), interval.ownerCustomerId());
    }

    private void put(Interval interval) {
        changed.put(interval.epoch() + ":" + interval.value(), interval);
    }

    List<Interval> changed() {
        return List.copyOf(changed.values());
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** The intervals that got an owner or a new piece. */
    Set<Slot> touched(List<PieceKey> created) {
        Set<Slot> slots = new LinkedHashSet<>(owned);
        created.forEach(k -> slots.add(new Slot(k.value(), k.epoch())));
        return slots;
    }
}

package heartstring.customer.matching;

import heartstring.customer.matching.PuzzleSql.Interval;
import heartstring.customer.matching.PuzzleSql.Piece;
import heartstring.customer.matching.PuzzleSql.PieceKey;
import heartstring.customer.matching.PuzzleSql.Shown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Places each presented set of identifiers in its profile and joins the profiles that belong to one person.
 * Every method runs in the caller's transaction. {@link #peek} only reads; {@link #place} writes and wants
 * {@link #lock} to have been called first in the same transaction, before any other row was written.
 */
@Component
public class Puzzle {

    /** More people than this on one anonymous id and it is a shared device: no further interval is opened. */
    static final int MAX_INTERVALS = 100;

    private final PuzzleSql sql;
    private final Joins joins;

    Puzzle(PuzzleSql sql, Joins joins) {
        this.sql = sql;
        this.joins = joins;
    }

    /**
     * What is known already.
     *
     * @param profiles one per presented; 0 where none is known or none is presented
     * @param due whether {@link #place} has something to write
     */
    public record Glance(long[] profiles, boolean due) {}

    /** Serialises all work on the puzzle, across servers, until the transaction ends. */
    public void lock() {
        sql.lock();
    }

    /** Holds erasures back until the transaction ends, so that none overtakes an event on its way in. */
    public void holdErasures() {
        sql.holdErasures();
    }

    /** Reads the profiles of these, and whether anything about them is new. */
    public Glance peek(List<Presented> presented) {
        Map<String, List<Interval>> intervals = sql.intervals(anonymousValues(presented));
        @Nullable PieceKey[] keys = new @Nullable PieceKey[presented.size()];
        boolean due = false;
        for (int i = 0; i < keys.length; i++) {
            Presented p = presented.get(i);
            keys[i] = keyOf(p, intervals);
            due |= p.previous() != null || (keys[i] == null && !p.identifiers().isEmpty());
        }
        Map<PieceKey, Piece> pieces = sql.pieces(distinct(keys));
        long[] profiles = new long[keys.length];
        Set<Shown> shown = new HashSet<>();
        for (int i = 0; i < keys.length; i++) {
            Piece piece = keys[i] == null ? null : pieces.get(keys[i]);
            if (piece == null) {
                due |= keys[i] != null;
                continue;
            }
            profiles[i] = piece.profileId();
            due |= isNews(presented.get(i), piece, intervals);
            presented.get(i).identifiers().stream()
                    .skip(1)
                    .filter(id -> !id.isAnonymous())
                    .forEach(id -> shown.add(new Shown(piece.profileId(), id)));
        }
        return new Glance(profiles, due || sql.anyUnknown(shown));
    }

    /**
     * What was placed.
     *
     * @param profiles one per presented; 0 for one without identifiers
     * @param customers those that were created or changed
     */
    public record Placed(long[] profiles, Set<Long> customers) {}

    /** Creates, identifies and joins what is new. */
    public Placed place(List<Presented> presented) {
        Set<Long> changed = new HashSet<>();
        Map<PieceKey, Piece> pieces = placeNamed(presented, changed);
        Map<String, List<Interval>> intervals = sql.intervals(anonymousValues(presented));
        placeAnonymous(presented, pieces, intervals, changed);
        long[] profiles = new long[presented.size()];
        for (int i = 0; i < profiles.length; i++) {
            PieceKey key = keyOf(presented.get(i), intervals);
            Piece piece = key == null ? null : pieces.get(key);
            profiles[i] = piece == null ? 0 : piece.profileId();
        }
        return new Placed(profiles, changed);
    }

    /**
     * Gives a known profile one more identifier, such as the number of a card handed out, and joins whom it matches.
     *
     * @return the customers that changed
     */
    public Set<Long> give(long profile, Identifier identifier, Instant at) {
        Map<Shown, Instant> shown = Map.of(new Shown(profile, identifier), at);
        Set<Long> changed = new HashSet<>(joins.apply(sql.sharing(sql.show(shown))));
        changed.addAll(joins.customersOf(Set.of(profile)).values());
        return changed;
    }

    /** Profiles with a name of their own (anything but an anonymous id), their identifiers and what these match. */
    private Map<PieceKey, Piece> placeNamed(List<Presented> presented, Set<Long> changed) {
        Set<PieceKey> keys = new LinkedHashSet<>();
        for (Presented p : presented) {
            Identifier first = p.strongest();
            if (first != null && !first.isAnonymous()) {
                keys.add(new PieceKey(p.sourceId(), first.kind(), first.value(), 0));
                if (p.previous() != null) {
                    keys.add(previousKey(p, p.previous()));
                }
            }
        }
        Map<PieceKey, Piece> pieces = sql.pieces(keys);
        create(keys, pieces, changed);
        Map<Shown, Instant> shown = new LinkedHashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Presented p : presented) {
            Identifier first = p.strongest();
            if (first == null || first.isAnonymous()) {
                continue;
            }
            long profile = at(pieces, new PieceKey(p.sourceId(), first.kind(), first.value(), 0))
                    .profileId();
            p.identifiers().forEach(id -> shown.merge(new Shown(profile, id), p.at(), Puzzle::earlier));
            if (p.previous() != null) {
                long previous = at(pieces, previousKey(p, p.previous())).profileId();
                shown.merge(new Shown(previous, p.previous()), p.at(), Puzzle::earlier);
                candidates.add(new Candidate(profile, previous, "alias", 1.0, true));
            }
        }
        List<Shown> news = sql.show(shown);
        Map<Long, Long> customerOf = new HashMap<>();
        pieces.values().forEach(piece -> customerOf.put(piece.profileId(), piece.customerId()));
        candidates.addAll(sql.sharing(
                news.stream().filter(s -> !s.identifier().isAnonymous()).toList()));
        news.forEach(s -> changed.add(customerOf.getOrDefault(s.profileId(), 0L)));
        changed.addAll(joins.apply(candidates));
        return pieces;
    }

    /** Anonymous ids, in the order of time: who they belong to, and the pieces that have nothing else. */
    private void placeAnonymous(
            List<Presented> presented,
            Map<PieceKey, Piece> pieces,
            Map<String, List<Interval>> intervals,
            Set<Long> changed) {
        List<Presented> ordered = presented.stream()
                .filter(p -> p.anonymous() != null)
                .sorted(Comparator.comparing(Presented::at))
                .toList();
        if (ordered.isEmpty()) {
            return;
        }
        AnonymousIntervals book =
                new AnonymousIntervals(intervals, joins.customersOf(involved(ordered, pieces, intervals)));
        for (Presented p : ordered) {
            Identifier first = p.strongest();
            Piece piece = first == null || first.isAnonymous()
                    ? null
                    : pieces.get(new PieceKey(p.sourceId(), first.kind(), first.value(), 0));
            book.enter(p, piece);
        }
        sql.write(book.changed());
        Set<PieceKey> keys = new LinkedHashSet<>();
        Map<Shown, Instant> shown = new LinkedHashMap<>();
        for (Presented p : ordered) {
            PieceKey key = keyOf(p, intervals);
            if (p.isAnonymousOnly() && key != null) {
                keys.add(key);
            }
        }
        pieces.putAll(sql.pieces(keys));
        List<PieceKey> missing = create(keys, pieces, changed);
        for (Presented p : ordered) {
            PieceKey key = keyOf(p, intervals);
            if (p.isAnonymousOnly() && key != null) {
                Identifier anonymous = new Identifier(key.kind(), key.value());
                shown.merge(new Shown(at(pieces, key).profileId(), anonymous), p.at(), Puzzle::earlier);
            }
        }
        sql.show(shown);
        List<Candidate> candidates = new ArrayList<>(book.candidates());
        candidates.addAll(sql.sameInterval(book.touched(missing)));
        changed.addAll(joins.apply(candidates));
    }

    private List<PieceKey> create(Set<PieceKey> keys, Map<PieceKey, Piece> pieces, Set<Long> changed) {
        List<PieceKey> missing = keys.stream()
                .filter(k -> !pieces.containsKey(k))
                .sorted(PieceKey.ORDER)
                .toList();
        sql.create(missing, pieces);
        missing.forEach(k -> changed.add(at(pieces, k).customerId()));
        return missing;
    }

    private static Set<Long> involved(
            List<Presented> ordered, Map<PieceKey, Piece> pieces, Map<String, List<Interval>> intervals) {
        Set<Long> profiles = new HashSet<>();
        for (Presented p : ordered) {
            Identifier first = p.strongest();
            if (first != null && !first.isAnonymous()) {
                profiles.add(at(pieces, new PieceKey(p.sourceId(), first.kind(), first.value(), 0))
                        .profileId());
            }
        }
        intervals
                .values()
                .forEach(list -> list.stream()
                        .map(Interval::ownerProfileId)
                        .filter(owner -> owner != 0)
                        .forEach(profiles::add));
        return profiles;
    }

    private static boolean isNews(Presented p, Piece piece, Map<String, List<Interval>> intervals) {
        Identifier anonymous = p.anonymous();
        if (anonymous == null || p.isAnonymousOnly()) {
            return false;
        }
        Interval interval = AnonymousIntervals.at(intervals.get(anonymous.value()), p.at());
        return interval == null || interval.ownerProfileId() == 0 || interval.ownerCustomerId() != piece.customerId();
    }

    private static @Nullable PieceKey keyOf(Presented p, Map<String, List<Interval>> intervals) {
        Identifier first = p.strongest();
        if (first == null) {
            return null;
        }
        if (!first.isAnonymous()) {
            return new PieceKey(p.sourceId(), first.kind(), first.value(), 0);
        }
        Interval interval = AnonymousIntervals.at(intervals.get(first.value()), p.at());
        return interval == null ? null : new PieceKey(p.sourceId(), first.kind(), first.value(), interval.epoch());
    }

    private static PieceKey previousKey(Presented p, Identifier previous) {
        return new PieceKey(p.sourceId(), previous.kind(), previous.value(), 0);
    }

    private static Set<String> anonymousValues(List<Presented> presented) {
        Set<String> values = new HashSet<>();
        for (Presented p : presented) {
            Identifier anonymous = p.anonymous();
            if (anonymous != null) {
                values.add(anonymous.value());
            }
        }
        return values;
    }

    private static Set<PieceKey> distinct(@Nullable PieceKey[] keys) {
        Set<PieceKey> set = new LinkedHashSet<>();
        Arrays.stream(keys).filter(k -> k != null).forEach(set::add);
        return set;
    }

    private static Piece at(Map<PieceKey, Piece> pieces, PieceKey key) {
        return Objects.requireNonNull(pieces.get(key));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}

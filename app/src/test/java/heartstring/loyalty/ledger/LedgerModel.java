package heartstring.loyalty.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The book as a child would keep it: every point is a coin of its own that lies somewhere. Slow, and written apart from the rules,
 * so that both can only agree by being right.
 */
final class LedgerModel {

    enum Place {
        WAITING,
        OPEN,
        SET_ASIDE,
        GONE
    }

    /** One point. */
    static final class Coin {
        int owner;
        Place place;
        long batch;

        @Nullable
        Instant begins;

        @Nullable
        Instant ends;

        long earnedBy;
        long setAsideBy;

        boolean over(Instant now) {
            return ends != null && !ends.isAfter(now);
        }
    }

    /** A coin that a spend took, in the order of taking. */
    private record Taken(Coin coin, int owner, @Nullable Instant ends) {}

    private static final class Spent {
        final int presenter;
        final List<Taken> coins = new ArrayList<>();
        final java.util.Set<Taken> back = new java.util.HashSet<>();
        final java.util.Set<Taken> repaid = new java.util.HashSet<>();

        Spent(int presenter) {
            this.presenter = presenter;
        }
    }

    record Sums(long pending, long available, long reserved, long owed) {}

    private static final Comparator<Coin> OLDEST = Comparator.comparing(
                    (Coin c) -> c.ends, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparingLong(c -> c.batch);

    private final List<Coin> coins = new ArrayList<>();
    private final Map<Integer, Long> debts = new HashMap<>();
    private final Map<Long, Spent> spends = new HashMap<>();
    private final Map<Long, Long> takenOf = new HashMap<>();
    private final Map<Long, Long> earnedOf = new HashMap<>();
    private final Map<Long, List<Coin>> holds = new HashMap<>();
    private final Map<Long, Integer> presenters = new HashMap<>();
    private long batches;

    /** Moment by moment: what waited opens and pays debts as it is then; what is over goes. */
    void pass(Instant now) {
        List<Coin> due = coins.stream()
                .filter(c -> c.place == Place.WAITING && c.begins != null && !c.begins.isAfter(now))
                .sorted(Comparator.comparing((Coin c) -> c.begins).thenComparing(OLDEST))
                .toList();
        for (Coin coin : due) {
            coin.place = Place.OPEN;
            if (debts.getOrDefault(coin.owner, 0L) > 0 && !coin.over(coin.begins)) {
                coin.place = Place.GONE;
                debts.merge(coin.owner, -1L, Long::sum);
            }
        }
        expire(now);
    }

    private void expire(Instant now) {
        coins.stream().filter(c -> c.place == Place.OPEN && c.over(now)).forEach(c -> c.place = Place.GONE);
    }

    private void payDebt(int owner, Instant now) {
        for (Coin coin : open(List.of(owner), now).toList()) {
            if (debts.getOrDefault(owner, 0L) == 0) {
                return;
            }
            coin.place = Place.GONE;
            debts.merge(owner, -1L, Long::sum);
        }
    }

    private Stream<Coin> open(List<Integer> owners, Instant now) {
        return coins.stream()
                .filter(c -> c.place == Place.OPEN && owners.contains(c.owner) && !c.over(now))
                .sorted(OLDEST);
    }

    long room(List<Integer> purse, Instant now) {
        long owed = purse.stream().mapToLong(o -> debts.getOrDefault(o, 0L)).sum();
        return Math.max(0, open(purse, now).count() - owed);
    }

    private Coin coin(int owner, Place place, long batch, @Nullable Instant begins, @Nullable Instant ends) {
        Coin coin = new Coin();
        coin.owner = owner;
        coin.place = place;
        coin.batch = batch;
        coin.begins = begins;
        coin.ends = ends;
        coins.add(coin);
        return coin;
    }

    void earn(
            long id,
            int owner,
            long amount,
            @Nullable Instant begins,
            @Nullable Instant ends,
            boolean byHand,
            Instant now) {
        boolean waits = begins != null && begins.isAfter(now);
        long batch = ++batches;
        for (int i = 0; i < amount; i++) {
            coin(owner, waits ? Place.WAITING : Place.OPEN, batch, begins, ends).earnedBy = id;
        }
        if (!byHand) {
            earnedOf.put(id, amount);
        }
        payDebt(owner, now);
        expire(now);
    }

    /** False when there is too little. */
    boolean spend(long id, List<Integer> purse, long amount, boolean byHand, Instant now) {
        if (room(purse, now) < amount) {
            return false;
        }
        Spent spent = new Spent(purse.getFirst());
        open(purse, now).limit(amount).toList().forEach(c -> {
            c.place = Place.GONE;
            spent.coins.add(new Taken(c, c.owner, c.ends));
        });
        if (!byHand) {
            spends.put(id, spent);
        }
        return true;
    }

    boolean reserve(long id, List<Integer> purse, long amount, Instant now) {
        if (room(purse, now) < amount) {
            return false;
        }
        List<Coin> held = open(purse, now).limit(amount).toList();
        held.forEach(c -> c.place = Place.SET_ASIDE);
        holds.put(id, new ArrayList<>(held));
        presenters.put(id, purse.getFirst());
        return true;
    }

    /** Captures so many, frees the others; false when it is settled or holds less. */
    boolean capture(long id, long reservation, long amount, Instant now) {
        List<Coin> held = holds.get(reservation);
        if (held == null || amount > held.size()) {
            return false;
        }
        holds.remove(reservation);
        Spent spent = new Spent(presenters.getOrDefault(reservation, -1));
        for (int i = 0; i < held.size(); i++) {
            Coin coin = held.get(i);
            if (i < amount) {
                coin.place = Place.GONE;
                spent.coins.add(new Taken(coin, coin.owner, coin.ends));
            } else {
                free(coin, now);
            }
        }
        if (amount > 0) {
            spends.put(id, spent);
        }
        return true;
    }

    boolean release(long reservation, Instant now) {
        List<Coin> held = holds.remove(reservation);
        if (held == null) {
            return false;
        }
        held.forEach(c -> free(c, now));
        return true;
    }

    private void free(Coin coin, Instant now) {
        coin.place = coin.over(now) ? Place.GONE : Place.OPEN;
        payDebt(coin.owner, now);
    }

    boolean mature(long earned, Instant now) {
        List<Coin> waiting = coins.stream()
                .filter(c -> c.earnedBy == earned && c.place == Place.WAITING)
                .toList();
        waiting.forEach(c -> c.place = Place.OPEN);
        waiting.stream().map(c -> c.owner).distinct().toList().forEach(o -> payDebt(o, now));
        expire(now);
        return !waiting.isEmpty();
    }

    /** How many were taken. */
    long takeBack(long earned, List<Integer> purse, long amount, String policy, Instant now) {
        long left = Math.min(amount, earnedOf.getOrDefault(earned, 0L) - takenOf.getOrDefault(earned, 0L));
        takenOf.merge(earned, left, Long::sum);
        long taken = 0;
        long room = room(purse, now);
        for (Coin c : coins) {
            if (taken < left && c.earnedBy == earned && c.place == Place.WAITING) {
                c.place = Place.GONE;
                taken++;
            }
        }
        if (policy.equals("ONLY_PENDING")) {
            return taken;
        }
        List<Coin> own = coins.stream()
                .filter(c -> c.earnedBy == earned && c.place == Place.OPEN && !c.over(now))
                .toList();
        for (Coin c : Stream.concat(own.stream(), open(purse, now)).distinct().toList()) {
            if (taken < left && room > 0) {
                c.place = Place.GONE;
                taken++;
                room--;
            }
        }
        if (policy.equals("DEBT") && taken < left) {
            debts.merge(purse.getFirst(), left - taken, Long::sum);
            payDebt(purse.getFirst(), now);
            return left;
        }
        return taken;
    }

    /** How many came back. */
    long giveBack(long spent, long amount, @Nullable Instant grace, Instant now) {
        Spent s = spends.get(spent);
        if (s == null) {
            return -1;
        }
        long back = 0;
        Map<String, Long> batchOf = new HashMap<>();
        for (Taken t : s.coins.reversed()) {
            if (back == amount) {
                break;
            }
            if (!s.back.add(t)) {
                continue;
            }
            back++;
            boolean repaid = s.repaid.contains(t);
            boolean over = t.ends != null && !t.ends.isAfter(now);
            if (!repaid && !over) {
                t.coin.place = Place.OPEN;
                payDebt(t.owner, now);
            } else {
                long batch = batchOf.computeIfAbsent(t.coin.batch + " " + t.owner, k -> ++batches);
                int owner = repaid ? s.presenter : t.owner;
                coin(owner, Place.OPEN, batch, null, over ? grace : t.ends);
                payDebt(owner, now);
            }
        }
        return back;
    }

    boolean move(List<Integer> purse, int to, long amount, Instant now) {
        if (room(purse, now) < amount) {
            return false;
        }
        Map<Long, Long> batchOf = new HashMap<>();
        open(purse, now).limit(amount).toList().forEach(c -> {
            c.place = Place.GONE;
            coin(to, Place.OPEN, batchOf.computeIfAbsent(c.batch, k -> ++batches), null, c.ends);
        });
        payDebt(to, now);
        return true;
    }

    /** What a posting's presenter took from another's coins of one end, and has neither given back nor repaid. */
    void repay(long spent, int presenter, int payer, @Nullable Instant ends, long amount, Instant now) {
        Spent s = spends.get(spent);
        if (s == null) {
            throw new IllegalStateException("spend " + spent);
        }
        List<Taken> due = s.coins.stream()
                .filter(t -> t.owner == payer
                        && java.util.Objects.equals(t.ends, ends)
                        && !s.back.contains(t)
                        && !s.repaid.contains(t))
                .limit(amount)
                .toList();
        if (due.size() != amount) {
            throw new IllegalStateException("Only " + due.size() + " of " + amount + " are due");
        }
        s.repaid.addAll(due);
        long room = Math.min(due.size(), room(List.of(presenter), now));
        open(List.of(presenter), now).limit(room).toList().forEach(c -> c.place = Place.GONE);
        if (due.size() > room) {
            debts.merge(presenter, due.size() - room, Long::sum);
        }
        long batch = ++batches;
        due.forEach(t -> coin(payer, Place.OPEN, batch, null, ends));
        payDebt(payer, now);
        expire(now);
    }

    Sums sums(int owner) {
        return new Sums(
                count(owner, Place.WAITING),
                count(owner, Place.OPEN),
                count(owner, Place.SET_ASIDE),
                debts.getOrDefault(owner, 0L));
    }

    private long count(int owner, Place place) {
        return coins.stream().filter(c -> c.owner == owner && c.place == place).count();
    }

    /** Coins that are gone for good and that no spend remembers need not be looked at again. */
    void forgetGone() {
        java.util.Set<Coin> remembered = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        spends.values().forEach(s -> s.coins.forEach(t -> remembered.add(t.coin)));
        coins.removeIf(c -> c.place == Place.GONE && !remembered.contains(c));
    }
}

package heartstring.loyalty.ledger;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The part of the book that a few commands concern, held in memory while their accounts are locked, and what is decided to be
 * written. Every movement goes through {@link #move}, which keeps the balances and refuses what must never be.
 */
final class Books {

    /** Lots that end first come first, those without an end last. */
    static final Comparator<Lot> OLDEST = Comparator.comparing(
                    (Lot lot) -> lot.expiresAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparingLong(lot -> lot.id);

    /** Lots that wait, those whose waiting ends first before the others. */
    static final Comparator<Lot> FIRST_DUE = Comparator.comparing(
                    (Lot lot) -> lot.availableAt, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(OLDEST);

    private final LongSupplier ids;
    private final Map<Integer, Account> houses = new HashMap<>();
    private final Map<Holder, Account> byHolder = new HashMap<>();
    private final Map<Long, Account> accounts = new LinkedHashMap<>();
    private final Map<Long, Lot> lots = new LinkedHashMap<>();
    private final Map<Long, Posting> postings = new HashMap<>();
    private final Map<Long, List<Posting>> followers = new HashMap<>();
    private final Map<UUID, Known> known = new HashMap<>();
    private final List<Posting> decided = new ArrayList<>();

    Books(LongSupplier ids) {
        this.ids = ids;
    }

    /** A command that stands in the book already. */
    record Known(UUID contents, long postingId, long amount, long shortfall) {}

    /** An account as it is, and as it becomes. */
    static final class Account {
        final long id;
        final Holder holder;
        final List<Lot> lots = new ArrayList<>();
        long pending;
        long available;
        long reserved;
        long owed;
        boolean changed;

        Account(long id, Holder holder) {
            this.id = id;
            this.holder = holder;
        }

        boolean isHouse() {
            return holder.kind() == Holder.Kind.HOUSE;
        }

        private void add(Pocket pocket, long amount) {
            switch (pocket) {
                case PENDING -> pending = atLeastZero(pending + amount);
                case AVAILABLE -> available = atLeastZero(available + amount);
                case RESERVED -> reserved = atLeastZero(reserved + amount);
                case OWED -> owed = -atLeastZero(-(owed + amount));
                case ISSUED, REDEEMED, EXPIRED, ADJUSTED ->
                    throw new IllegalStateException(pocket + " belongs to the house");
            }
            changed = true;
        }
    }

    /** Value with one end and one beginning. */
    static final class Lot {
        final long id;
        final Account account;
        final long postingId;
        final long amount;
        final @Nullable Instant availableAt;
        final @Nullable Instant expiresAt;
        final boolean fresh;
        long pending;
        long available;
        long reserved;
        boolean changed;

        Lot(
                long id,
                Account account,
                long postingId,
                long amount,
                @Nullable Instant availableAt,
                @Nullable Instant expiresAt,
                boolean fresh) {
            this.id = id;
            this.account = account;
            this.postingId = postingId;
            this.amount = amount;
            this.availableAt = availableAt;
            this.expiresAt = expiresAt;
            this.fresh = fresh;
        }

        /** Whether something of it waited, and has waited long enough. */
        boolean isDue(Instant now) {
            return pending > 0 && availableAt != null && !availableAt.isAfter(now);
        }

        boolean isOver(Instant now) {
            return expiresAt != null && !expiresAt.isAfter(now);
        }

        private void add(Pocket pocket, long by) {
            switch (pocket) {
                case PENDING -> pending = atLeastZero(pending + by);
                case AVAILABLE -> available = atLeastZero(available + by);
                case RESERVED -> reserved = atLeastZero(reserved + by);
                case OWED, ISSUED, REDEEMED, EXPIRED, ADJUSTED ->
                    throw new IllegalStateException("There are no lots in " + pocket);
            }
            changed = true;
        }
    }

    void house(int unitId, long accountId) {
        houses.put(unitId, new Account(accountId, Holder.house(unitId)));
    }

    void add(Account account) {
        accounts.put(account.id, account);
        byHolder.put(account.holder, account);
    }

    void add(Lot lot) {
        if (lots.putIfAbsent(lot.id, lot) == null) {
            lot.account.lots.add(lot);
        }
    }

    /** A posting that was read. */
    void add(Posting posting) {
        if (postings.putIfAbsent(posting.id, posting) == null && posting.of != 0) {
            followers.computeIfAbsent(posting.of, k -> new ArrayList<>()).add(posting);
        }
    }

    void know(UUID key, Known command) {
        known.put(key, command);
    }

    @Nullable
    Known known(UUID key) {
        return known.get(key);
    }

    @Nullable
    Posting posting(long id) {
        return postings.get(id);
    }

    List<Posting> followers(long posting) {
        return followers.getOrDefault(posting, List.of());
    }

    /** The lots that these postings name. */
    Set<Long> lotsOf(Set<Long> of) {
        Set<Long> named = new TreeSet<>();
        of.stream()
                .map(postings::get)
                .filter(Objects::nonNull)
                .forEach(posting -> posting.transfers.forEach(t -> {
                    named.add(t.fromLot());
                    named.add(t.toLot());
                }));
        named.remove(0L);
        return named;
    }

    Account account(Holder holder) {
        return Objects.requireNonNull(byHolder.get(holder), "account");
    }

    Account account(long id) {
        return Objects.requireNonNull(accounts.get(id), "account");
    }

    Lot lot(long id) {
        return Objects.requireNonNull(lots.get(id), "lot");
    }

    List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    List<Posting> decided() {
        return decided;
    }

    List<Lot> lots() {
        return List.copyOf(lots.values());
    }

    /** Begins a posting; it stands in the book once all is written. */
    Posting open(Posting.Kind kind, Account account, Key key, Cause cause, long of) {
        Posting posting = new Posting(ids.getAsLong(), kind, account.id, key, cause);
        posting.of = of;
        decided.add(posting);
        add(posting);
        return posting;
    }

    /** Ends a posting: what moved and what could not. */
    Outcome.Done close(Posting posting, long amount, long shortfall) {
        posting.amount = amount;
        posting.shortfall = shortfall;
        know(posting.key.value(), new Known(posting.key.contents(), posting.id, amount, shortfall));
        return new Outcome.Done(posting.id, amount, shortfall, false);
    }

    /** Takes back what was decided after so many postings, the last first: all is as if it had never been asked for. */
    void forget(int before) {
        while (decided.size() > before) {
            Posting last = decided.removeLast();
            for (Posting.Transfer moved : last.transfers.reversed()) {
                back(moved.toAccount(), moved.to(), moved.toLot(), -moved.amount());
                back(moved.fromAccount(), moved.from(), moved.fromLot(), moved.amount());
            }
            lots.values().removeIf(lot -> lot.fresh && lot.postingId == last.id && lot.account.lots.remove(lot));
            postings.remove(last.id);
            known.remove(last.key.value());
            if (last.of != 0) {
                followers(last.of).remove(last);
            }
        }
    }

    private void back(long account, Pocket pocket, long lot, long amount) {
        Account of = accounts.get(account);
        if (of != null) {
            add(new End(of, pocket, lot == 0 ? null : lot(lot)), amount);
        }
    }

    Lot newLot(
            Posting posting, Account account, long amount, @Nullable Instant availableAt, @Nullable Instant expiresAt) {
        Lot lot = new Lot(ids.getAsLong(), account, posting.id, amount, availableAt, expiresAt, true);
        add(lot);
        return lot;
    }

    /** One end of a movement: a pocket of an account, with its lot where the pocket has lots. */
    record End(Account account, Pocket pocket, @Nullable Lot lot) {}

    static End in(Lot lot, Pocket pocket) {
        return new End(lot.account, pocket, lot);
    }

    static End owed(Account account) {
        return new End(account, Pocket.OWED, null);
    }

    End house(Account of, Pocket pocket) {
        return new End(Objects.requireNonNull(houses.get(of.holder.unitId()), "house"), pocket, null);
    }

    /** Moves value; both balances follow. */
    void move(Posting posting, End from, End to, long amount, long of) {
        if (amount <= 0) {
            throw new IllegalStateException("A movement of " + amount);
        }
        if (from.account().holder.unitId() != to.account().holder.unitId()) {
            throw new IllegalStateException("Value cannot change its unit");
        }
        add(from, -amount);
        add(to, amount);
        posting.transfers.add(new Posting.Transfer(
                ids.getAsLong(),
                from.account().id,
                from.pocket(),
                id(from.lot()),
                to.account().id,
                to.pocket(),
                id(to.lot()),
                amount,
                of));
    }

    private static void add(End end, long amount) {
        if (end.account().isHouse()) {
            return;
        }
        end.account().add(end.pocket(), amount);
        if (end.lot() != null) {
            end.lot().add(end.pocket(), amount);
        } else if (end.pocket() != Pocket.OWED) {
            throw new IllegalStateException(end.pocket() + " needs a lot");
        }
    }

    private static long id(@Nullable Lot lot) {
        return lot == null ? 0 : lot.id;
    }

    private static long atLeastZero(long amount) {
        if (amount < 0) {
            throw new IllegalStateException("A balance would fall to " + amount);
        }
        return amount;
    }
}

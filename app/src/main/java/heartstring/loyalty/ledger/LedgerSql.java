package heartstring.loyalty.ledger;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.ledger.Books.Account;
import heartstring.loyalty.ledger.Books.Lot;
import heartstring.loyalty.ledger.Posting.Transfer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that lock accounts and read the part of the book that commands concern. */
@Component
class LedgerSql {

    private static final Comparator<Holder> IN_ORDER =
            Comparator.comparingInt(Holder::unitId).thenComparing(Holder::kind).thenComparingLong(Holder::id);

    private final JdbcClient jdbc;
    private final Map<Integer, Long> houses = new ConcurrentHashMap<>();

    LedgerSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The accounts whose value these postings moved, but for the house's own. */
    Set<Long> accountsOf(Collection<Long> postings) {
        if (postings.isEmpty()) {
            return Set.of();
        }
        return new TreeSet<>(
                jdbc.sql("""
                        select a.id from loyalty.account a
                         where a.holder <> 'house'
                           and a.id in (select account_id from loyalty.posting where id = any(:ids)
                                        union select from_account_id from loyalty.transfer where posting_id = any(:ids)
                                        union select to_account_id from loyalty.transfer where posting_id = any(:ids))""").param("ids", longs(postings)).query(Long.class).list());
    }

    /** Locks these accounts in the order of their ids, makes those that are missing, and puts them into the books. */
    void lock(Books books, Collection<Holder> holders, Set<Long> ids) {
        List<Holder> wanted = holders.stream().distinct().sorted(IN_ORDER).toList();
        List<Account> locked = locked(wanted, ids);
        Set<Holder> found = new java.util.HashSet<>();
        locked.forEach(account -> found.add(account.holder));
        List<Holder> missing = wanted.stream().filter(h -> !found.contains(h)).toList();
        if (!missing.isEmpty()) {
            open(missing);
            locked = locked(wanted, ids);
        }
        locked.forEach(books::add);
        locked.stream()
                .mapToInt(account -> account.holder.unitId())
                .distinct()
                .forEach(unit -> books.house(unit, houses.computeIfAbsent(unit, this::house)));
    }

    private List<Account> locked(List<Holder> holders, Set<Long> ids) {
        return jdbc.sql("""
                        select a.id, a.unit_id, a.holder, a.holder_id, a.pending, a.available, a.reserved, a.owed
                          from loyalty.account a
                         where a.id in (select h.id
                                          from unnest(:units::int[], :kinds::text[], :holders::bigint[]) as t(u, k, i)
                                          join loyalty.account h
                                            on h.unit_id = t.u and h.holder = t.k::loyalty.holder_kind and h.holder_id = t.i
                                        union select unnest(:ids::bigint[]))
                         order by a.id for update of a""")
                .param("units", holders.stream().mapToInt(Holder::unitId).toArray())
                .param("kinds", holders.stream().map(h -> text(h.kind())).toArray(String[]::new))
                .param("holders", holders.stream().mapToLong(Holder::id).toArray())
                .param("ids", longs(ids))
                .query((rs, n) -> {
                    Account account = new Account(rs.getLong(1), holder(rs, 2));
                    account.pending = rs.getLong(5);
                    account.available = rs.getLong(6);
                    account.reserved = rs.getLong(7);
                    account.owed = rs.getLong(8);
                    return account;
                })
                .list();
    }

    private static Holder holder(ResultSet rs, int from) throws SQLException {
        return new Holder(
                rs.getInt(from),
                Holder.Kind.valueOf(rs.getString(from + 1).toUpperCase(Locale.ROOT)),
                rs.getLong(from + 2));
    }

    private void open(List<Holder> holders) {
        jdbc.sql("""
                        insert into loyalty.account (unit_id, holder, holder_id)
                        select u, k::loyalty.holder_kind, i
                          from unnest(:units::int[], :kinds::text[], :holders::bigint[]) as t(u, k, i)
                        on conflict do nothing""")
                .param("units", holders.stream().mapToInt(Holder::unitId).toArray())
                .param("kinds", holders.stream().map(h -> text(h.kind())).toArray(String[]::new))
                .param("holders", holders.stream().mapToLong(Holder::id).toArray())
                .update();
    }

    private long house(int unitId) {
        return jdbc.sql("select id from loyalty.account where unit_id = :unit and holder = 'house'")
                .param("unit", unitId)
                .query(Long.class)
                .single();
    }

    void readKnown(Books books, Collection<UUID> keys) {
        jdbc.sql("select key, contents, id, amount, shortfall from loyalty.posting where key = any(:keys::uuid[])")
                .param("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
                .query(rs -> {
                    books.know(
                            Objects.requireNonNull(rs.getObject(1, UUID.class)),
                            new Books.Known(
                                    Objects.requireNonNull(rs.getObject(2, UUID.class)),
                                    rs.getLong(3),
                                    rs.getLong(4),
                                    rs.getLong(5)));
                });
    }

    /** These postings and those that followed from them, with their transfers. */
    void readPostings(Books books, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return;
        }
        Map<Long, Posting> read = new HashMap<>();
        jdbc.sql("""
                        select id, kind, account_id, key, contents, of_id, amount, shortfall, occurred_at, until_at
                          from loyalty.posting where id = any(:ids)
                        union
                        select id, kind, account_id, key, contents, of_id, amount, shortfall, occurred_at, until_at
                          from loyalty.posting where of_id = any(:ids)
                         order by id""").param("ids", longs(ids)).query(rs -> {
            Posting posting = new Posting(
                    rs.getLong(1),
                    Posting.Kind.valueOf(rs.getString(2).toUpperCase(Locale.ROOT)),
                    rs.getLong(3),
                    new Key(
                            Objects.requireNonNull(rs.getObject(4, UUID.class)),
                            Objects.requireNonNull(rs.getObject(5, UUID.class))),
                    Cause.time(Objects.requireNonNull(instant(rs, 9))));
            posting.of = rs.getLong(6);
            posting.amount = rs.getLong(7);
            posting.shortfall = rs.getLong(8);
            posting.until = instant(rs, 10);
            read.put(posting.id, posting);
        });
        jdbc.sql("""
                        select posting_id, id, from_account_id, from_pocket, from_lot_id, to_account_id, to_pocket, to_lot_id,
                               amount, of_id
                          from loyalty.transfer where posting_id = any(:ids) order by id""").param("ids", longs(read.keySet())).query(rs -> {
            Objects.requireNonNull(read.get(rs.getLong(1))).transfers.add(transfer(rs));
        });
        read.values().stream().sorted(Comparator.comparingLong(p -> p.id)).forEach(books::add);
    }

    private static Transfer transfer(ResultSet rs) throws SQLException {
        return new Transfer(
                rs.getLong(2),
                rs.getLong(3),
                Pocket.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                rs.getLong(5),
                rs.getLong(6),
                Pocket.valueOf(rs.getString(7).toUpperCase(Locale.ROOT)),
                rs.getLong(8),
                rs.getLong(9),
                rs.getLong(10));
    }

    /** The open lots of these accounts, and these lots. */
    void readLots(Books books, Collection<Long> accounts, Collection<Long> lots) {
        if (accounts.isEmpty() && lots.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        select id, account_id, posting_id, amount, available_at, expires_at, pending, available, reserved
                          from loyalty.lot where account_id = any(:accounts) and pending + available + reserved > 0
                        union
                        select id, account_id, posting_id, amount, available_at, expires_at, pending, available, reserved
                          from loyalty.lot where id = any(:lots)""")
                .param("accounts", longs(accounts))
                .param("lots", longs(lots))
                .query(rs -> {
                    books.add(lot(books, rs, 1));
                });
    }

    private static Lot lot(Books books, ResultSet rs, int from) throws SQLException {
        Lot lot = new Lot(
                rs.getLong(from),
                books.account(rs.getLong(from + 1)),
                rs.getLong(from + 2),
                rs.getLong(from + 3),
                instant(rs, from + 4),
                instant(rs, from + 5),
                false);
        lot.pending = rs.getLong(from + 6);
        lot.available = rs.getLong(from + 7);
        lot.reserved = rs.getLong(from + 8);
        return lot;
    }

    /** Which of these keys stand in the book, and the open lots of these accounts: one call, for others wait for the locks meanwhile. */
    void readKnownAndLots(Books books, Collection<UUID> keys, Collection<Long> accounts) {
        jdbc.sql("""
                        select key, contents, id, null::bigint, null::bigint, amount, null::timestamptz, null::timestamptz, shortfall, 0, 0
                          from loyalty.posting where key = any(:keys::uuid[])
                        union all
                        select null, null, id, account_id, posting_id, amount, available_at, expires_at, pending, available, reserved
                          from loyalty.lot where account_id = any(:accounts) and pending + available + reserved > 0""")
                .param("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
                .param("accounts", longs(accounts))
                .query(rs -> {
                    UUID key = rs.getObject(1, UUID.class);
                    if (key == null) {
                        books.add(lot(books, rs, 3));
                    } else {
                        UUID contents = Objects.requireNonNull(rs.getObject(2, UUID.class));
                        books.know(key, new Books.Known(contents, rs.getLong(3), rs.getLong(6), rs.getLong(9)));
                    }
                });
    }

    /** The first of a thousand ids that nobody else uses. */
    long block() {
        return jdbc.sql("select nextval('loyalty.ledger_block')")
                .query(Long.class)
                .single();
    }

    static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static long[] longs(Collection<Long> values) {
        return values.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

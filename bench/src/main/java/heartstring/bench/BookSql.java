package heartstring.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** What the book says after a load, for comparing it with what was acknowledged. */
final class BookSql {

    /** What {@link CrowdSql#members} gave everybody. */
    static final long START = 1_000_000;

    static final String EARNED = "select key from loyalty.posting where kind = 'earn' and cause = 'event'";
    static final String REDEEMED = "select key from loyalty.posting where kind = 'spend' and cause = 'reward'";
    static final String UNDONE = "select id from loyalty.redemption where undone_at is not null";

    private BookSql() {}

    /** How many that were acknowledged are not in the book, and how many stand there that nobody was told of. */
    record Difference(long lost, long doubled) {}

    static Difference difference(Connection c, String query, Set<?> acknowledged) throws SQLException {
        Set<Object> kept = new HashSet<>();
        try (Statement s = c.createStatement();
                ResultSet rs = s.executeQuery(query)) {
            while (rs.next()) {
                kept.add(rs.getObject(1));
            }
        }
        return new Difference(
                acknowledged.stream().filter(k -> !kept.contains(k)).count(),
                kept.stream().filter(k -> !acknowledged.contains(k)).count());
    }

    /** Redemptions without their one posting, postings without their one redemption, undoings without their one return. */
    static long apart(Connection c) throws SQLException {
        return BenchSql.number(c, """
                        select count(*) from loyalty.redemption r
                          full join (select id, amount from loyalty.posting where kind = 'spend' and cause = 'reward') p
                            on p.id = r.posting_id
                         where r.id is null or p.id is null or p.amount <> r.points""") + BenchSql.number(c, """
                        select count(*) from (select posting_id, points from loyalty.redemption where undone_at is not null) r
                          full join (select of_id, count(*) as times, sum(amount) as amount from loyalty.posting
                                      where kind = 'give_back' group by of_id) p on p.of_id = r.posting_id
                         where r.posting_id is null or p.of_id is null or p.times <> 1 or p.amount <> r.points""");
    }

    /** Accounts whose balance is not the sum of their transfers. */
    static long wrongBalances(Connection c) throws SQLException {
        return BenchSql.number(c, """
                select count(*) from loyalty.account a left join loyalty.v_recounted_account r on r.account_id = a.id
                 where a.holder <> 'house'
                   and (a.pending, a.available, a.reserved, a.owed)
                       is distinct from (coalesce(r.pending, 0), coalesce(r.available, 0), coalesce(r.reserved, 0), coalesce(r.owed, 0))""");
    }

    static long available(Connection c, long profile) throws SQLException {
        try (PreparedStatement s =
                c.prepareStatement("select available from loyalty.account where holder = 'member' and holder_id = ?")) {
            s.setLong(1, profile);
            try (ResultSet rs = s.executeQuery()) {
                rs.next();
                return rs.getLong(1);
            }
        }
    }
}

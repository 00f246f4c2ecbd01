package heartstring.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.accounts.BalancesAt;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.separations.ForeignDraws;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledger as the house runs it, by a clock of the test's own. */
final class DatabaseBook implements Book {

    private final int unitId;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ForeignDraws draws;
    private final Ledger ledger;
    private final Balances balances;
    private Instant now = Instant.EPOCH;

    DatabaseBook(
            int unitId,
            LedgerSql sql,
            LedgerWriteSql writing,
            TransactionTemplate transactions,
            JdbcClient jdbc,
            ForeignDraws draws) {
        this.unitId = unitId;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.draws = draws;
        this.ledger = new Ledger(sql, writing, () -> now);
        this.balances = BalancesAt.at(jdbc, () -> now);
    }

    Balance balance(Holder holder, Instant at) {
        now = at;
        return balances.of(holder);
    }

    @Override
    public Outcome post(Command command, Instant at) {
        now = at;
        return transactions.execute(status -> ledger.post(command));
    }

    @Override
    public Sums seen(Holder holder, Instant at) {
        Balance balance = balance(holder, at);
        return new Sums(balance.pending(), balance.available() - balance.owed(), balance.reserved(), 0);
    }

    @Override
    public Sums exact(Holder holder, Instant at) {
        now = at;
        List<Long> ids = jdbc.sql(
                        "select id from loyalty.account where unit_id = :unit and holder <> 'house' order by id")
                .param("unit", unitId)
                .query((rs, n) -> rs.getLong(1))
                .list();
        transactions.executeWithoutResult(status -> ledger.bringUpToDate(ids));
        List<Sums> cached = jdbc.sql("""
                        select pending, available, reserved, -owed from loyalty.account
                         where unit_id = :unit and holder = 'member' and holder_id = :holder""")
                .param("unit", unitId)
                .param("holder", holder.id())
                .query((rs, n) -> new Sums(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
                .list();
        return cached.isEmpty() ? new Sums(0, 0, 0, 0) : cached.getFirst();
    }

    @Override
    public List<Draw> draws(Holder one, List<Holder> others) {
        return draws.between(List.of(one.id()), others.stream().map(Holder::id).toList()).stream()
                .map(d -> new Draw(d.postingId(), d.transferId(), d.presenter(), d.payer(), d.amount(), d.expiresAt()))
                .toList();
    }

    @Override
    public Holder ownerOf(long posting) {
        return jdbc.sql("""
                        select a.unit_id, a.holder::text, a.holder_id
                          from loyalty.posting p join loyalty.account a on a.id = p.account_id where p.id = :id""")
                .param("id", posting)
                .query((rs, n) -> new Holder(
                        rs.getInt(1), Holder.Kind.valueOf(rs.getString(2).toUpperCase(Locale.ROOT)), rs.getLong(3)))
                .single();
    }

    @Override
    public void recount(String story) {
        assertThat(jdbc.sql("""
                        select count(*) from loyalty.account a left join loyalty.v_recounted_account r on r.account_id = a.id
                         where a.unit_id = :unit and a.holder <> 'house'
                           and (a.pending, a.available, a.reserved, a.owed)
                               is distinct from (coalesce(r.pending, 0), coalesce(r.available, 0), coalesce(r.reserved, 0),
                                                 coalesce(r.owed, 0))""").param("unit", unitId).query(Long.class).single())
                .as(story)
                .isZero();
        assertThat(jdbc.sql("""
                        select count(*) from loyalty.lot l join loyalty.account a on a.id = l.account_id
                          left join loyalty.v_recounted_lot r on r.lot_id = l.id
                         where a.unit_id = :unit
                           and (l.pending, l.available, l.reserved)
                               is distinct from (coalesce(r.pending, 0), coalesce(r.available, 0), coalesce(r.reserved, 0))""").param("unit", unitId).query(Long.class).single())
                .as(story)
                .isZero();
    }
}

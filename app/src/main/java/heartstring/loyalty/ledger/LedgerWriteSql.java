package heartstring.loyalty.ledger;

import heartstring.loyalty.ledger.Books.Account;
import heartstring.loyalty.ledger.Books.Lot;
import heartstring.loyalty.ledger.Posting.Transfer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what was decided: facts added, caches brought to what they come to, in one statement. */
@Component
class LedgerWriteSql {

    private final JdbcClient jdbc;

    LedgerWriteSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything that the books decided and changed; their accounts are locked. */
    void write(Books books, Instant now) {
        List<Posting> postings = books.decided();
        if (postings.isEmpty()) {
            return;
        }
        List<Transfer> transfers =
                postings.stream().flatMap(p -> p.transfers.stream()).toList();
        List<Long> owners = postings.stream()
                .flatMap(p -> p.transfers.stream().map(t -> p.id))
                .toList();
        List<Lot> fresh = books.lots().stream().filter(l -> l.fresh).toList();
        List<Lot> changed =
                books.lots().stream().filter(l -> l.changed && !l.fresh).toList();
        List<Account> accounts =
                books.accounts().stream().filter(a -> a.changed).toList();
        List<Posting> ended = postings.stream()
                .filter(p -> p.kind == Posting.Kind.CAPTURE || p.kind == Posting.Kind.RELEASE)
                .toList();
        Set<Long> over = ended.stream().map(p -> p.of).collect(Collectors.toSet());
        List<Posting> opened = postings.stream()
                .filter(p -> p.kind == Posting.Kind.RESERVE && !over.contains(p.id))
                .toList();
        boolean holding = !opened.isEmpty() || !ended.isEmpty();
        JdbcClient.StatementSpec statement =
                jdbc.sql(holding ? WITH_HOLDS : STATEMENT).param("now", now.toString());
        statement = holding ? holds(statement, opened, ended) : statement;
        statement = postings(statement, postings);
        statement = transfers(statement, transfers, owners);
        statement = lots(statement, fresh, changed);
        accounts(statement, accounts).update();
    }

    private static final String STATEMENT = """
            with posted as (
              insert into loyalty.posting (id, key, contents, kind, account_id, of_id, amount, shortfall, cause, cause_id, rule_id,
                                           user_id, occurred_at, recorded_at, until_at)
              select i, k, c, kind::loyalty.posting_kind, a, nullif(o, 0), m, s, cause::loyalty.cause_kind, ci, r, u, at,
                     :now::timestamptz, un
                from unnest(:pId::bigint[], :pKey::uuid[], :pContents::uuid[], :pKind::text[], :pAccount::bigint[], :pOf::bigint[],
                            :pAmount::bigint[], :pShort::bigint[], :pCause::text[], :pCauseId::bigint[], :pRule::bigint[],
                            :pUser::bigint[], :pAt::timestamptz[], :pUntil::timestamptz[])
                       as t(i, k, c, kind, a, o, m, s, cause, ci, r, u, at, un)),
            transferred as (
              insert into loyalty.transfer (id, posting_id, from_account_id, from_pocket, from_lot_id, to_account_id, to_pocket,
                                            to_lot_id, amount, of_id)
              select i, p, fa, fp::loyalty.pocket, nullif(fl, 0), ta, tp::loyalty.pocket, nullif(tl, 0), m, nullif(o, 0)
                from unnest(:tId::bigint[], :tPosting::bigint[], :tFrom::bigint[], :tFromPocket::text[], :tFromLot::bigint[],
                            :tTo::bigint[], :tToPocket::text[], :tToLot::bigint[], :tAmount::bigint[], :tOf::bigint[])
                       as t(i, p, fa, fp, fl, ta, tp, tl, m, o)),
            filled as (
              insert into loyalty.lot (id, account_id, posting_id, amount, available_at, expires_at, pending, available, reserved)
              select i, a, p, m, b, e, pe, av, re
                from unnest(:nId::bigint[], :nAccount::bigint[], :nPosting::bigint[], :nAmount::bigint[], :nBegins::timestamptz[],
                            :nEnds::timestamptz[], :nPending::bigint[], :nAvailable::bigint[], :nReserved::bigint[])
                       as t(i, a, p, m, b, e, pe, av, re)),
            drawn as (
              update loyalty.lot l set pending = pe, available = av, reserved = re
                from unnest(:lId::bigint[], :lPending::bigint[], :lAvailable::bigint[], :lReserved::bigint[]) as t(i, pe, av, re)
               where l.id = t.i)
            update loyalty.account a set pending = pe, available = av, reserved = re, owed = ow
              from unnest(:aId::bigint[], :aPending::bigint[], :aAvailable::bigint[], :aReserved::bigint[], :aOwed::bigint[])
                     as t(i, pe, av, re, ow)
             where a.id = t.i""";

    /** The same with the list of what is set aside. */
    private static final String WITH_HOLDS = """
            with held as (
              insert into loyalty.hold (posting_id, account_id, until_at)
              select * from unnest(:hId::bigint[], :hAccount::bigint[], :hUntil::timestamptz[])),
            let_go as (delete from loyalty.hold where posting_id = any(:ended)),
            """ + STATEMENT.strip().substring("with".length());

    private static JdbcClient.StatementSpec postings(JdbcClient.StatementSpec statement, List<Posting> rows) {
        return statement
                .param("pId", longs(rows, p -> p.id))
                .param("pKey", texts(rows, p -> p.key.value().toString()))
                .param("pContents", texts(rows, p -> p.key.contents().toString()))
                .param("pKind", texts(rows, p -> LedgerSql.text(p.kind)))
                .param("pAccount", longs(rows, p -> p.accountId))
                .param("pOf", longs(rows, p -> p.of))
                .param("pAmount", longs(rows, p -> p.amount))
                .param("pShort", longs(rows, p -> p.shortfall))
                .param("pCause", texts(rows, p -> LedgerSql.text(p.cause.kind())))
                .param("pCauseId", longs(rows, p -> p.cause.id()))
                .param("pRule", longs(rows, p -> p.cause.ruleId()))
                .param("pUser", longs(rows, p -> p.cause.userId()))
                .param("pAt", texts(rows, p -> p.cause.at().toString()))
                .param("pUntil", texts(rows, p -> text(p.until)));
    }

    private static JdbcClient.StatementSpec transfers(
            JdbcClient.StatementSpec statement, List<Transfer> rows, List<Long> owners) {
        return statement
                .param("tId", longs(rows, Transfer::id))
                .param("tPosting", longs(owners, Long::longValue))
                .param("tFrom", longs(rows, Transfer::fromAccount))
                .param("tFromPocket", texts(rows, t -> LedgerSql.text(t.from())))
                .param("tFromLot", longs(rows, Transfer::fromLot))
                .param("tTo", longs(rows, Transfer::toAccount))
                .param("tToPocket", texts(rows, t -> LedgerSql.text(t.to())))
                .param("tToLot", longs(rows, Transfer::toLot))
                .param("tAmount", longs(rows, Transfer::amount))
                .param("tOf", longs(rows, Transfer::of));
    }

    private static JdbcClient.StatementSpec lots(
            JdbcClient.StatementSpec statement, List<Lot> fresh, List<Lot> changed) {
        return statement
                .param("nId", longs(fresh, l -> l.id))
                .param("nAccount", longs(fresh, l -> l.account.id))
                .param("nPosting", longs(fresh, l -> l.postingId))
                .param("nAmount", longs(fresh, l -> l.amount))
                .param("nBegins", texts(fresh, l -> text(l.availableAt)))
                .param("nEnds", texts(fresh, l -> text(l.expiresAt)))
                .param("nPending", longs(fresh, l -> l.pending))
                .param("nAvailable", longs(fresh, l -> l.available))
                .param("nReserved", longs(fresh, l -> l.reserved))
                .param("lId", longs(changed, l -> l.id))
                .param("lPending", longs(changed, l -> l.pending))
                .param("lAvailable", longs(changed, l -> l.available))
                .param("lReserved", longs(changed, l -> l.reserved));
    }

    private static JdbcClient.StatementSpec accounts(JdbcClient.StatementSpec statement, List<Account> rows) {
        return statement
                .param("aId", longs(rows, a -> a.id))
                .param("aPending", longs(rows, a -> a.pending))
                .param("aAvailable", longs(rows, a -> a.available))
                .param("aReserved", longs(rows, a -> a.reserved))
                .param("aOwed", longs(rows, a -> a.owed));
    }

    /** Reservations are listed while they are open. */
    private static JdbcClient.StatementSpec holds(
            JdbcClient.StatementSpec statement, List<Posting> opened, List<Posting> ended) {
        return statement
                .param("hId", longs(opened, p -> p.id))
                .param("hAccount", longs(opened, p -> p.accountId))
                .param("hUntil", texts(opened, p -> text(p.until)))
                .param("ended", longs(ended, p -> p.of));
    }

    private static <T> long[] longs(List<T> rows, ToLongFunction<T> value) {
        return rows.stream().mapToLong(value).toArray();
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}

package heartstring.loyalty.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.Api;
import heartstring.House;
import heartstring.HouseTest;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.platform.auth.Role;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Time passes, caches are checked and built anew, though nobody touches the accounts. */
@HouseTest
class UpkeepTest {

    private static final AtomicLong HOLDERS = new AtomicLong(7_000_000_000L);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final House house;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Balances balances;
    private final Recount recount;
    private final RecountSql recountSql;
    private final BookCaches caches;
    private final TimePassesSql timeSql;
    private final TransactionTemplate transactions;
    private final int unit;
    private final Holder holder;

    UpkeepTest(
            House house,
            JdbcClient jdbc,
            Ledger ledger,
            Balances balances,
            Recount recount,
            RecountSql recountSql,
            BookCaches caches,
            TimePassesSql timeSql,
            TransactionTemplate transactions,
            Units units) {
        this.house = house;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.balances = balances;
        this.recount = recount;
        this.recountSql = recountSql;
        this.caches = caches;
        this.timeSql = timeSql;
        this.transactions = transactions;
        this.unit = units.make("u" + UUID.randomUUID().toString().substring(0, 12), "Points", Unit.Kind.POINTS, null)
                .id();
        this.holder = new Holder(unit, Holder.Kind.VOUCHER, HOLDERS.incrementAndGet());
    }

    private long earn(long amount, @Nullable Instant available, @Nullable Instant expires) {
        return done(ledger.post(new Command.Earn(Key.fresh(), holder, amount, available, expires, cause())));
    }

    private static Cause cause() {
        return new Cause(Cause.Kind.EVENT, 0, 0, 0, Instant.now());
    }

    private static long done(Outcome outcome) {
        return ((Outcome.Done) outcome).postingId();
    }

    /** What the account's row says, brought up to date or not. */
    private String row() {
        return jdbc.sql("""
                        select pending || ' ' || available || ' ' || reserved from loyalty.account
                         where unit_id = :unit and holder = 'voucher' and holder_id = :id""")
                .param("unit", unit)
                .param("id", holder.id())
                .query(String.class)
                .single();
    }

    private long account() {
        return jdbc.sql(
                        "select id from loyalty.account where unit_id = :unit and holder = 'voucher' and holder_id = :id")
                .param("unit", unit)
                .param("id", holder.id())
                .query(Long.class)
                .single();
    }

    private void eventually(String expected) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!row().equals(expected) && Instant.now().isBefore(end)) {
            Thread.sleep(100);
        }
        assertThat(row()).isEqualTo(expected);
    }

    @Test
    void whatWaitedAndWhatIsOverIsWrittenDownThoughNobodyLooks() throws Exception {
        Instant now = Instant.now();
        earn(30, now.plusSeconds(2), now.plusSeconds(3600));
        earn(20, null, now.plusSeconds(2));
        earn(5, now.plusSeconds(1), now.plusSeconds(2));
        assertThat(row()).isEqualTo("35 20 0");
        eventually("0 30 0");
        assertThat(jdbc.sql(
                                "select string_agg(kind::text, ' ' order by kind) from loyalty.posting where account_id = :a")
                        .param("a", account())
                        .query(String.class)
                        .single())
                .isEqualTo("earn earn earn mature mature expire expire");
    }

    @Test
    void aReservationNobodyCameBackForIsFreedOnce() throws Exception {
        earn(30, null, null);
        long kept = done(ledger.post(new Command.Reserve(
                Key.fresh(), Purse.of(holder), 4, Instant.now().plusSeconds(3600), cause())));
        long left = done(ledger.post(new Command.Reserve(
                Key.fresh(), Purse.of(holder), 20, Instant.now().plusSeconds(1), cause())));
        assertThat(row()).isEqualTo("0 6 24");
        eventually("0 26 4");
        assertThat(ledger.post(new Command.Capture(Key.fresh(), left, 20, cause())))
                .isInstanceOf(Outcome.Settled.class);
        assertThat(ledger.post(new Command.Capture(Key.fresh(), kept, 4, cause())))
                .isInstanceOf(Outcome.Done.class);
        assertThat(row()).isEqualTo("0 26 0");
        assertThat(jdbc.sql("select count(*) from loyalty.hold where posting_id in (:a, :b)")
                        .param("a", kept)
                        .param("b", left)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** The house's own server and four more, all at the moment when much becomes due. */
    @Test
    void serversAtItTogetherWriteEverythingOnce() throws Exception {
        Instant due = Instant.now().plusSeconds(2);
        for (int i = 0; i < 40; i++) {
            earn(10, due, null);
        }
        earn(100, null, due);
        InstantSource time = InstantSource.system();
        Thread.sleep(Duration.between(Instant.now(), due));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int server = 0; server < 4; server++) {
                TimePasses one = new TimePasses(timeSql, ledger, transactions, time);
                for (int round = 0; round < 5; round++) {
                    running.add(threads.submit(one::some));
                }
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        eventually("0 400 0");
        assertThat(jdbc.sql(
                                "select kind::text || count(*) from loyalty.posting where account_id = :a group by kind order by kind")
                        .param("a", account())
                        .query(String.class)
                        .list())
                .containsExactly("earn41", "mature40", "expire1");
    }

    private void breakBalance() {
        jdbc.sql("update loyalty.account set available = available + 7 where id = :id")
                .param("id", account())
                .update();
    }

    private int check() {
        Integer found = transactions.execute(status -> recount.compare(List.of(account())));
        return found == null ? -1 : found;
    }

    @Test
    void aPlantedDifferenceIsFoundToldAndOverOnceMended() throws Exception {
        earn(30, null, null);
        assertThat(check()).isZero();
        breakBalance();
        Instant end = Instant.now().plus(PATIENCE);
        // By the round over all accounts, without anybody pointing at it.
        jdbc.sql("update loyalty.recount set round_account_id = :before, seen_until = now() where id = 1")
                .param("before", account() - 1)
                .update();
        while (Instant.now().isBefore(end) && open() == 0) {
            Thread.sleep(50);
        }
        assertThat(open()).isEqualTo(1);
        assertThat(recount.open()).isPositive();
        assertThat(house.as(Role.MANAGER).get("/loyalty/check").body())
                .contains("are not what their movements come to", "voucher " + holder.id());
        assertThat(house.api("metrics:read").get("/actuator/prometheus").body())
                .containsPattern("heartstring_ledger_differences [1-9]");
        assertThat(house.browser().get("/actuator/health").status()).isEqualTo(200);

        jdbc.sql("update loyalty.account set available = available - 7 where id = :id")
                .param("id", account())
                .update();
        assertThat(check()).isZero();
        assertThat(open()).isZero();
    }

    private long open() {
        return jdbc.sql("select count(*) from loyalty.ledger_difference where account_id = :id and gone_at is null")
                .param("id", account())
                .query(Long.class)
                .single();
    }

    @Test
    void whatMovedIsLookedAtSoonAfter() {
        Instant before = Instant.now();
        earn(30, null, null);
        assertThat(recountSql.movedBetween(before.minusSeconds(1), Instant.now().plusSeconds(1)))
                .contains(account());
        assertThat(recountSql.movedBetween(before.minusSeconds(10), before.minusSeconds(5)))
                .doesNotContain(account());
    }

    @Test
    void rebuildMendsBalancesLotsAndReservationsAndChangesNothingThatIsRight() {
        earn(30, Instant.now().plusSeconds(3600), null);
        earn(40, null, Instant.now().plusSeconds(3600));
        long reservation = done(ledger.post(new Command.Reserve(
                Key.fresh(), Purse.of(holder), 15, Instant.now().plusSeconds(3600), cause())));
        String right = row() + " " + balances.of(holder);
        jdbc.sql("update loyalty.lot set available = available + 100, pending = 0 where account_id = :id")
                .param("id", account())
                .update();
        breakBalance();
        jdbc.sql("delete from loyalty.hold where posting_id = :id")
                .param("id", reservation)
                .update();
        assertThat(check()).isEqualTo(4);
        assertThat(caches.rebuild().mended()).isGreaterThanOrEqualTo(4);
        assertThat(row() + " " + balances.of(holder)).isEqualTo(right);
        assertThat(check()).isZero();
        assertThat(jdbc.sql("select account_id from loyalty.hold where posting_id = :id")
                        .param("id", reservation)
                        .query(Long.class)
                        .single())
                .isEqualTo(account());
        assertThat(jdbc.sql(
                                "select count(*) from loyalty.v_recounted_account where account_id = :id and available = 25")
                        .param("id", account())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void onlyManagersSeeTheCheck() {
        assertThat(house.as(Role.CASHIER).get("/loyalty/check").status()).isEqualTo(403);
        Api api = house.api("loyalty:read");
        assertThat(api.get("/loyalty/check").status()).isNotEqualTo(200);
    }

    @Test
    void afterARushTheCheckTakesShorterStridesAndLongOnesWhileNothingMoves() {
        Duration stride = Duration.ofSeconds(1);
        assertThat(Recount.next(stride, 70_000)).isEqualTo(Duration.ofMillis(500));
        assertThat(Recount.next(stride, 1_000)).isEqualTo(stride);
        assertThat(Recount.next(stride, 0)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Recount.next(Duration.ofMillis(60), 70_000)).isEqualTo(Duration.ofMillis(50));
        assertThat(Recount.next(Duration.ofDays(20), 0)).isEqualTo(Duration.ofDays(30));
    }
}

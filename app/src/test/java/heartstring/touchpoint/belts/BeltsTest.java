package heartstring.touchpoint.belts;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.House;
import heartstring.HouseTest;
import heartstring.customer.matching.Puzzle;
import heartstring.platform.postgres.PlansSql;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
class BeltsTest {

    private final House house;
    private final Sources sources;
    private final JdbcClient jdbc;
    private final BeltsSql sql;
    private final TransactionTemplate transactions;
    private final PlansSql plans;
    private final Puzzle puzzle;
    private final String x = UUID.randomUUID().toString().substring(0, 8);

    BeltsTest(
            House house,
            Sources sources,
            JdbcClient jdbc,
            BeltsSql sql,
            TransactionTemplate transactions,
            PlansSql plans,
            Puzzle puzzle) {
        this.house = house;
        this.sources = sources;
        this.jdbc = jdbc;
        this.sql = sql;
        this.transactions = transactions;
        this.plans = plans;
        this.puzzle = puzzle;
    }

    /** Notes the names that concern it, unless it stumbles. */
    private class Noting implements TouchpointConsumer {
        private final String name;
        private final boolean body;
        /** By id: what was taken in a transaction that failed comes again. */
        final SortedMap<Long, String> seen = new ConcurrentSkipListMap<>();

        private volatile boolean stumbles;

        Noting(String name, boolean body) {
            this.name = name + " " + x;
            this.body = body;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> wants() {
            return body ? Set.of("One " + x, "Two " + x) : Set.of();
        }

        @Override
        public boolean wantsBody() {
            return body;
        }

        @Override
        public void take(List<Row> rows) {
            if (stumbles) {
                throw new IllegalStateException("stumbled");
            }
            for (Row row : rows) {
                if (row.name().endsWith(x)) {
                    if (body) {
                        assertThat(row.body()).contains("\"userId\"");
                    }
                    seen.put(row.id(), row.name());
                }
            }
        }

        @Override
        public void withdraw(List<Row> rows) {
            rows.forEach(row -> seen.remove(row.id()));
        }

        @Override
        public void forget() {
            seen.clear();
        }
    }

    @Test
    void oneThatStumblesHoldsUpNoneButItselfAndMissesNothing() throws Exception {
        Noting sound = new Noting("sound", false);
        Noting lame = new Noting("lame", true);
        Belts belts = new Belts(sql, transactions, plans, puzzle, List.of(sound, lame), () -> () -> Duration.ZERO);
        send("One");
        settle(belts);
        assertThat(sound.seen.values()).containsExactly("One " + x);
        assertThat(lame.seen.values()).containsExactly("One " + x);

        lame.stumbles = true;
        belts.start();
        send("Two");
        send("Three");
        await(() -> sound.seen.size() == 3);
        assertThat(lame.seen.values()).hasSize(1);
        lame.stumbles = false;
        await(() -> lame.seen.size() == 2);
        belts.stop();
        assertThat(sound.seen.values()).containsExactly("One " + x, "Two " + x, "Three " + x);
        assertThat(lame.seen.values()).containsExactly("One " + x, "Two " + x);
        retire(sound, lame);
    }

    /** Works out something until it may go on. */
    private final class Pondering extends Noting {
        private final CountDownLatch ends = new CountDownLatch(1);
        private final Set<Long> prepared = ConcurrentHashMap.newKeySet();
        private final AtomicInteger takes = new AtomicInteger();

        Pondering() {
            super("pondering", true);
        }

        @Override
        public boolean takesLong() {
            return true;
        }

        @Override
        public void take(List<Row> rows) {
            super.take(rows);
            takes.addAndGet(rows.size());
        }

        @Override
        public void prepare(List<Row> rows) {
            rows.forEach(row -> prepared.add(row.id()));
            try {
                assertThat(ends.await(30, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void whatTakesLongHoldsUpNobodyAndNothingIsLostDoubledOrOutOfOrder() throws Exception {
        Noting quick = new Noting("quick", false);
        Pondering slow = new Pondering();
        Belts belts = new Belts(sql, transactions, plans, puzzle, List.of(slow, quick), () -> () -> Duration.ZERO);
        send("One");
        send("One");
        belts.start();
        await(() -> !slow.prepared.isEmpty());
        send("Two");
        await(() -> quick.seen.size() == 3);
        assertThat(slow.seen).isEmpty();
        // Nobody holds its place meanwhile, or this would be refused; so an erasure need not wait either.
        jdbc.sql("select name from touchpoint.belt where name = :name for update nowait")
                .param("name", slow.name())
                .query((rs, n) -> rs.getString(1))
                .list();
        long erased = slow.prepared.stream().min(Long::compare).orElseThrow();
        jdbc.sql("delete from touchpoint.touchpoint where id = :id")
                .param("id", erased)
                .update();
        slow.ends.countDown();
        await(() -> slow.seen.containsValue("Two " + x));
        belts.stop();
        assertThat(slow.seen.values()).containsExactly("One " + x, "Two " + x);
        assertThat(slow.seen).doesNotContainKey(erased);
        assertThat(slow.takes).hasValue(2);
        retire(quick, slow);
    }

    @Test
    void afterAMoveToAServerThatHasCountedLessFarNothingIsMissed() throws Exception {
        Noting all = new Noting("all", false);
        Belts belts = new Belts(sql, transactions, plans, puzzle, List.of(all), () -> () -> Duration.ZERO);
        send("Before");
        settle(belts);
        // As a restore leaves it: the old server was far ahead, and had another identity.
        jdbc.sql("update touchpoint.belt set tx = '900000000000' where name = :name")
                .param("name", all.name())
                .update();
        jdbc.sql("update touchpoint.era set system_identifier = 1").update();
        belts.beginEra();
        send("After");
        settle(belts);
        assertThat(all.seen.values()).containsExactly("Before " + x, "After " + x);
        assertThat(sql.beginEra()).isFalse();
        retire(all);
    }

    @Test
    void whatATransactionOfOthersHidesIsWaitedFor() throws Exception {
        Noting all = new Noting("hidden", false);
        Belts belts = new Belts(sql, transactions, plans, puzzle, List.of(all), () -> () -> Duration.ZERO);
        settle(belts);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch ends = new CountDownLatch(1);
        Thread other = Thread.ofVirtual()
                .start(() -> transactions.executeWithoutResult(status -> {
                    jdbc.sql("select pg_current_xact_id()").query(rs -> {});
                    begun.countDown();
                    try {
                        ends.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        send("Hidden");
        Thread draining = Thread.ofVirtual().start(belts::drain);
        Thread.sleep(300);
        assertThat(draining.isAlive()).as("it waits").isTrue();
        assertThat(all.seen).isEmpty();
        ends.countDown();
        other.join();
        draining.join(20_000);
        assertThat(draining.isAlive()).isFalse();
        assertThat(all.seen.values()).containsExactly("Hidden " + x);
        retire(all);
    }

    private void settle(Belts belts) {
        Instant until = Instant.now().plusSeconds(30);
        do {
            belts.drain();
            assertThat(Instant.now()).isBefore(until);
        } while (belts.waiting() > 0);
    }

    private void await(java.util.function.BooleanSupplier there) throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        while (!there.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(20);
        }
    }

    private void retire(Noting... consumers) {
        for (Noting consumer : consumers) {
            jdbc.sql("delete from touchpoint.belt where name = :name")
                    .param("name", consumer.name())
                    .update();
        }
    }

    private void send(String name) throws Exception {
        Tracking tracking = new Tracking(house, sources);
        assertThat(tracking.post("track", "{\"userId\":\"u-" + x + "\",\"event\":\"" + name + " " + x + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }
}

package heartstring.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import heartstring.HouseTest;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.separations.ForeignDraws;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Thousands of random steps on the book and on a model of single coins: no difference at any step, and the books balance. */
@HouseTest
class LedgerMachineTest {

    /** Steps of one run; the proof runs more. */
    static final int STEPS = Integer.getInteger("heartstring.ledger.steps", 10_000);

    private static final long SEED = Long.getLong("heartstring.ledger.seed", 0);

    /** Steps after which a fresh set of accounts is begun, so that the model stays small. */
    private static final int ROUND = 500;

    private final LedgerSql sql;
    private final LedgerWriteSql writing;
    private final Units units;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ForeignDraws draws;

    LedgerMachineTest(
            LedgerSql sql,
            LedgerWriteSql writing,
            Units units,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ForeignDraws draws) {
        this.draws = draws;
        this.sql = sql;
        this.writing = writing;
        this.units = units;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void agreesWithCoinsAtEveryStep() {
        long seed = SEED != 0 ? SEED : ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
        System.out.println(
                "The ledger's machine runs " + STEPS + " steps; run it again with -Dheartstring.ledger.seed=" + seed);
        int done = 0;
        for (int round = 0; done < STEPS; round++) {
            long roundSeed = seed + round;
            done += ROUND;
            Unit unit = units.make(
                    "machine-" + Long.toString(roundSeed & Long.MAX_VALUE, 36), "Coins", Unit.Kind.POINTS, null);
            LedgerMachine machine = new LedgerMachine(
                    roundSeed,
                    unit.id(),
                    sql,
                    writing,
                    transactions,
                    jdbc,
                    draws,
                    Instant.parse("2026-01-01T00:00:00Z"));
            for (int step = 0; step < ROUND; step++) {
                machine.step();
            }
            machine.recount();
        }
    }

    @Test
    void whatStandsInTheBookStays() {
        Unit unit = units.make("stays-" + Long.toString(System.nanoTime(), 36), "Coins", Unit.Kind.POINTS, null);
        LedgerMachine machine = new LedgerMachine(7, unit.id(), sql, writing, transactions, jdbc, draws, Instant.now());
        for (int i = 0; i < 20; i++) {
            machine.step();
        }
        for (String change : new String[] {
            "update loyalty.posting set amount = amount + 1",
            "delete from loyalty.posting",
            "truncate loyalty.posting",
            "update loyalty.transfer set amount = amount + 1",
            "delete from loyalty.transfer",
            "truncate loyalty.transfer",
            "delete from loyalty.lot"
        }) {
            String refused = org.assertj.core.api.Assertions.catchThrowable(
                            () -> jdbc.sql(change).update())
                    .toString();
            assertThat(refused).as(change).contains("never changed or deleted");
        }
    }

    @Test
    void balancesCountByTheClock() {
        Unit unit = units.make("clock-" + Long.toString(System.nanoTime(), 36), "Coins", Unit.Kind.POINTS, null);
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        LedgerMachine machine = new LedgerMachine(7, unit.id(), sql, writing, transactions, jdbc, draws, start);
        machine.earn(0, 50, start.plus(Duration.ofDays(14)), start.plus(Duration.ofDays(100)));
        Balances balances = machine.balances();
        assertThat(balances.of(machine.holder(0))).isEqualTo(new Balance(0, 50, 0, 0, java.util.List.of()));
        machine.pass(Duration.ofDays(14));
        assertThat(balances.of(machine.holder(0)))
                .isEqualTo(new Balance(
                        50, 0, 0, 0, java.util.List.of(new Balance.Expiring(start.plus(Duration.ofDays(100)), 50))));
        machine.pass(Duration.ofDays(86));
        assertThat(balances.of(machine.holder(0)).available()).isZero();
        machine.recount();
    }
}

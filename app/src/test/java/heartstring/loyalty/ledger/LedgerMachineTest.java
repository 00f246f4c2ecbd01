package heartstring.loyalty.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import heartstring.HouseTest;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Unit;
import heartstring.loyalty.accounts.Units;
import heartstring.loyalty.separations.ForeignDraws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Thousands of random steps on the book and on a model of single coins: no difference at any step, and the books balance. */
@HouseTest
class LedgerMachineTest {

    /** Steps of one run; the proof runs more. */
    static final int STEPS =
            Integer.getInteger("heartstring.ledger.steps", Boolean.getBoolean("heartstring.prove") ? 100_000 : 10_000);

    /** Far ahead, so that the house, which lets time pass by its own clock, leaves the machine's accounts alone. */
    private static final Instant START = Instant.parse("2126-01-01T00:00:00Z");

    private static final long SEED = Long.getLong("heartstring.ledger.seed", 0);

    private static final int ROUND = 500;

    private final LedgerSql sql;
    private final LedgerWriteSql writing;
    private final Units units;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final ForeignDraws draws;
    private DatabaseBook book;

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

    private LedgerMachine machine(long seed, Instant start) {
        Unit unit = units.make("machine-" + Long.toString(System.nanoTime(), 36), "Coins", Unit.Kind.POINTS, null);
        book = new DatabaseBook(unit.id(), sql, writing, transactions, jdbc, draws);
        return new LedgerMachine(seed, unit.id(), start, holders -> book);
    }

    /** Every round begins anew with accounts of its own, so that the model stays small. */
    private static void run(int steps, LongFunction<LedgerMachine> machines) {
        long seed = SEED != 0 ? SEED : ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE / 2);
        System.out.println(
                "The ledger's machine takes " + steps + " steps; again with -Dheartstring.ledger.seed=" + seed);
        for (int done = 0; done < steps; done += ROUND) {
            LedgerMachine machine = machines.apply(seed + done / ROUND);
            for (int step = 0; step < ROUND; step++) {
                machine.step();
            }
            machine.recount();
        }
    }

    @Test
    void theHouseAgreesWithCoinsAtEveryStep() {
        run(STEPS, seed -> machine(seed, START));
    }

    @Test
    void theRulesAloneAgreeWithCoinsAtEveryStep() {
        run(10 * STEPS, seed -> new LedgerMachine(seed, 1, START, holders -> new MemoryBook(1, holders)));
    }

    @Test
    void whatStandsInTheBookStays() {
        LedgerMachine machine = machine(7, START);
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
            assertThat(String.valueOf(catchThrowable(() -> jdbc.sql(change).update())))
                    .as(change)
                    .contains("never changed or deleted");
        }
    }

    @Test
    void balancesCountByTheClock() {
        LedgerMachine machine = machine(7, START);
        Instant ends = START.plus(Duration.ofDays(100));
        machine.earn(0, 50, START.plus(Duration.ofDays(14)), ends);
        assertThat(book.balance(machine.holder(0), machine.now())).isEqualTo(new Balance(0, 50, 0, 0, List.of()));
        machine.pass(Duration.ofDays(14));
        assertThat(book.balance(machine.holder(0), machine.now()))
                .isEqualTo(new Balance(50, 0, 0, 0, List.of(new Balance.Expiring(ends, 50))));
        machine.pass(Duration.ofDays(86));
        assertThat(book.balance(machine.holder(0), machine.now()).available()).isZero();
        machine.recount();
    }
}

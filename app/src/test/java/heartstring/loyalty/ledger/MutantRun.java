package heartstring.loyalty.ledger;

import java.time.Instant;

/** Some rounds of the machine on the rules alone, for a class loader of its own. */
public final class MutantRun implements Runnable {

    static final int ROUNDS = 12;
    static final int STEPS = 400;

    @Override
    public void run() {
        for (int round = 0; round < ROUNDS; round++) {
            LedgerMachine machine = new LedgerMachine(
                    1_000_003L * round + 17,
                    1,
                    Instant.parse("2026-01-01T00:00:00Z"),
                    holders -> new MemoryBook(1, holders));
            for (int step = 0; step < STEPS; step++) {
                machine.step();
            }
            machine.recount();
        }
    }
}

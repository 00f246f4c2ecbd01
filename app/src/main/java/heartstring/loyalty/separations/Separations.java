package heartstring.loyalty.separations;

import heartstring.customer.matching.Movement;
import heartstring.customer.matching.MovementWatcher;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** When pieces are pulled apart, each repays what it presented and the other paid; what it lacks, it owes. Totals stay equal. */
@Component
class Separations implements MovementWatcher {

    private final ForeignDraws draws;
    private final ForeignDrawsSql sql;
    private final Ledger ledger;
    private final InstantSource time;

    Separations(ForeignDraws draws, ForeignDrawsSql sql, Ledger ledger, InstantSource time) {
        this.draws = draws;
        this.sql = sql;
        this.ledger = ledger;
        this.time = time;
    }

    @Override
    public void moved(Movement movement) {
        if (movement.kind().equals("merge") || movement.moved().isEmpty()) {
            return;
        }
        List<Long> stayed = sql.profilesOf(movement.fromCustomer());
        Instant now = time.instant();
        Cause cause = new Cause(Cause.Kind.SEPARATION, movement.id(), 0, 0, now);
        List<Command> repayments = draws.between(movement.moved(), stayed).stream()
                .<Command>map(d -> new Command.Repay(
                        Key.of("separation", movement.id() + " " + d.transferId(), d.toString()),
                        d.presenter(),
                        d.payer(),
                        d.postingId(),
                        d.transferId(),
                        d.amount(),
                        d.expiresAt(),
                        cause))
                .toList();
        for (int from = 0; from < repayments.size(); from += Ledger.MOST) {
            for (Outcome outcome :
                    ledger.post(repayments.subList(from, Math.min(repayments.size(), from + Ledger.MOST)))) {
                if (!(outcome instanceof Outcome.Done)) {
                    throw new IllegalStateException("Movement " + movement.id() + ": " + outcome);
                }
            }
        }
    }
}

package heartstring.loyalty.leaving;

import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Meeting;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes memberships; what is left stays or is lost, as the programme's terms say. */
@Component
public class Closings {

    private static final int TRIES = 5;

    private final Members members;
    private final Purses purses;
    private final Balances balances;
    private final Programmes programmes;
    private final ProgrammeTerms terms;
    private final Ledger ledger;
    private final LeavingSql sql;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Closings(
            Members members,
            Purses purses,
            Balances balances,
            Programmes programmes,
            ProgrammeTerms terms,
            Ledger ledger,
            LeavingSql sql,
            TransactionTemplate transactions,
            InstantSource time) {
        this.members = members;
        this.purses = purses;
        this.balances = balances;
        this.programmes = programmes;
        this.terms = terms;
        this.ledger = ledger;
        this.sql = sql;
        this.transactions = transactions;
        this.time = time;
    }

    /** What closing would do to the points, in plain words. */
    public String words(int programmeId) {
        return terms.of(programmeId).closingLoses()
                ? "Points that are left are lost at once, also those that wait."
                : "Points that are left stay on the account until they expire; they cannot be spent unless the customer joins"
                        + " again.";
    }

    /**
     * Closes a membership for good. A customer's last membership in the programme takes the points with it where its terms say so;
     * a household's common points stay with the household.
     *
     * @return the points that were lost, -1 when it was closed before
     */
    public long close(Member member) {
        return Meeting.again(() -> transactions.execute(status -> closed(member)));
    }

    private long closed(Member member) {
        if (!members.set(member.id(), Member.Status.CLOSED)) {
            return -1;
        }
        boolean another = members.ofCustomer(member.customerId()).stream()
                .anyMatch(m -> m.programmeId() == member.programmeId() && m.status() != Member.Status.CLOSED);
        return another || !terms.of(member.programmeId()).closingLoses() ? 0 : lose(member);
    }

    private long lose(Member member) {
        Programme programme = programmes.byId(member.programmeId());
        Purse purse = purses.lockedOwn(programme.unitId(), member.profileId());
        Cause cause =
                new Cause(Cause.Kind.CLOSING, member.id(), 0, Actor.current().userId(), time.instant());
        List<Long> waiting = sql.waiting(programme.unitId(), purse.accounts(), Ledger.MOST);
        ledger.post(waiting.stream()
                .<Command>map(earned -> new Command.Mature(Key.fresh(), earned, cause))
                .toList());
        long left = balances.of(purse.accounts()).available();
        for (int i = 0; i < TRIES && left > 0; i++) {
            switch (ledger.post(new Command.Debit(Key.fresh(), purse, left, cause))) {
                case Outcome.Done done -> {
                    return done.amount();
                }
                // Something was spent meanwhile; the accounts are locked from here on.
                case Outcome.NotEnough few -> left = few.available();
                case Outcome.KeyReused k -> throw new IllegalStateException("A fresh key was used");
                case Outcome.Unknown u -> throw new IllegalStateException("Nothing to look for");
                case Outcome.Settled s -> throw new IllegalStateException("Nothing to settle");
            }
        }
        return 0;
    }
}

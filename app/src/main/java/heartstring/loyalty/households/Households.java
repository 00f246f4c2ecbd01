package heartstring.loyalty.households;

import heartstring.customer.choices.Choices;
import heartstring.customer.choices.Use;
import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Meeting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Households: making, joining and leaving them. Joining moves no points, and leaving leaves the pool to those who stay. */
@Component
public class Households {

    private final HouseholdsSql sql;
    private final Purses purses;
    private final Balances balances;
    private final Ledger ledger;
    private final Programmes programmes;
    private final ProgrammeTerms terms;
    private final Choices choices;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Households(
            HouseholdsSql sql,
            Purses purses,
            Balances balances,
            Ledger ledger,
            Programmes programmes,
            ProgrammeTerms terms,
            Choices choices,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.purses = purses;
        this.balances = balances;
        this.ledger = ledger;
        this.programmes = programmes;
        this.terms = terms;
        this.choices = choices;
        this.audit = audit;
        this.transactions = transactions;
        this.time = time;
    }

    /** Begins a household with its head. */
    @Transactional
    public Belonging make(Member head) {
        sql.lockCustomer(head.customerId());
        if (sql.ofCustomer(head.programmeId(), head.customerId()).isPresent()) {
            return new Belonging.Refused("This customer belongs to a household already.");
        }
        if (head.status() != Member.Status.ACTIVE) {
            return new Belonging.Refused("The membership has to be active.");
        }
        Instant now = time.instant();
        long id = sql.make(head.programmeId(), now);
        sql.add(id, head, true, now);
        purses.somebodyPools();
        audit.record("made", "household", id);
        return new Belonging.Done(id);
    }

    /** Takes a customer into a household; what they have stays theirs, what they earn from now on goes to the pool. */
    @Transactional
    public Belonging join(long householdId, Member member) {
        sql.lockCustomer(member.customerId());
        Optional<HouseholdsSql.Made> household = sql.lock(householdId);
        if (household.isEmpty() || household.get().programmeId() != member.programmeId()) {
            return new Belonging.Refused("There is no such household in this programme.");
        }
        if (member.status() != Member.Status.ACTIVE) {
            return new Belonging.Refused("The membership has to be active.");
        }
        if (sql.ofCustomer(member.programmeId(), member.customerId()).isPresent()) {
            return new Belonging.Refused("This customer belongs to a household already.");
        }
        int most = terms.of(member.programmeId()).householdMost();
        if (sql.customers(householdId) >= most) {
            return new Belonging.Refused("A household has at most " + most + " people.");
        }
        if (!choices.allows(member.customerId(), Use.HOUSEHOLD)) {
            return new Belonging.Refused("This customer does not want to share with a household.");
        }
        sql.add(householdId, member, false, time.instant());
        purses.somebodyPools();
        audit.record("joined", "household", householdId);
        return new Belonging.Done(householdId);
    }

    /** Leaves. The pool stays with those who stay, of whom the one longest there becomes head; the last one takes it along. */
    public Belonging leave(Member member) {
        return Meeting.again(() -> transactions.execute(status -> left(member)));
    }

    private Belonging left(Member member) {
        sql.lockCustomer(member.customerId());
        Optional<Long> belongs = sql.ofCustomer(member.programmeId(), member.customerId());
        if (belongs.isEmpty()) {
            return new Belonging.Refused("This customer belongs to no household.");
        }
        long id = belongs.get();
        sql.lock(id);
        boolean last = sql.customers(id) == 1;
        if (last) {
            Belonging.Refused refused = empty(id, member);
            if (refused != null) {
                return refused;
            }
        }
        Instant now = time.instant();
        sql.leave(id, member.customerId(), now);
        if (last) {
            sql.end(id, now);
        } else {
            sql.head(id);
        }
        audit.record("left", "household", id);
        return new Belonging.Done(last ? 0 : id);
    }

    private Belonging.@Nullable Refused empty(long id, Member member) {
        Programme programme = programmes.byId(member.programmeId());
        Holder pool = Holder.pool(programme.unitId(), id);
        Balance left = balances.of(pool);
        if (left.pending() > 0 || left.reserved() > 0) {
            return new Belonging.Refused(
                    "Common points still wait or are set aside; whoever is last can leave once they can be spent.");
        }
        if (left.available() > 0) {
            Cause cause = new Cause(Cause.Kind.TRANSFER, id, 0, Actor.current().userId(), time.instant());
            Holder to = Holder.member(programme.unitId(), member.profileId());
            Outcome moved = ledger.post(new Command.Move(Key.fresh(), Purse.of(pool), to, left.available(), cause));
            if (!(moved instanceof Outcome.Done)) {
                return new Belonging.Refused("The common points are just being spent; try again.");
            }
        }
        return null;
    }

    /** The household that the customer belongs to. */
    public Optional<Household> of(int programmeId, long customerId) {
        return sql.ofCustomer(programmeId, customerId).flatMap(this::byId);
    }

    /** The household with that number, while it has not ended. */
    public Optional<Household> byId(long id) {
        return sql.byId(id)
                .map(made -> new Household(
                        id,
                        made.programmeId(),
                        made.at(),
                        terms.of(made.programmeId()).everybodySpends(),
                        balances.of(
                                Holder.pool(programmes.byId(made.programmeId()).unitId(), id)),
                        sql.people(id)));
    }
}

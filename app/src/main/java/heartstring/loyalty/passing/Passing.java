package heartstring.loyalty.passing;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Command.Purse;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.OwnAccounts;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.loyalty.terms.Terms;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Passes points from one member on to another of the same programme. */
@Component
public class Passing {

    private static final Duration DAY = Duration.ofDays(1);

    private final PassingSql sql;
    private final Ledger ledger;
    private final Purses purses;
    private final OwnAccounts ownAccounts;
    private final Programmes programmes;
    private final ProgrammeTerms terms;
    private final Audit audit;
    private final InstantSource time;

    Passing(
            PassingSql sql,
            Ledger ledger,
            Purses purses,
            OwnAccounts ownAccounts,
            Programmes programmes,
            ProgrammeTerms terms,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.ledger = ledger;
        this.purses = purses;
        this.ownAccounts = ownAccounts;
        this.programmes = programmes;
        this.terms = terms;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Moves points, oldest first, once under a key. They come from the giver's own pieces alone, not from a household's pool.
     *
     * @param scope who made the key
     */
    @Transactional
    public Passed pass(Member from, Member to, long points, String scope, String key) {
        Key made = Key.of("pass " + scope, key, from.id() + " " + to.id() + " " + points);
        sql.lockGiver(from.customerId());
        PassingSql.Before before = sql.byKey(made.value());
        if (before != null) {
            return before.contents().equals(made.contents())
                    ? new Passed.Done(before.postingId(), points, true)
                    : new Passed.KeyReused();
        }
        Instant now = time.instant();
        String fault = fault(from, to, points, now);
        if (fault != null) {
            return new Passed.Refused(fault);
        }
        Programme programme = programmes.byId(from.programmeId());
        Purse purse = purses.lockedOwn(programme.unitId(), from.profileId());
        Holder receiver = Holder.member(programme.unitId(), to.profileId());
        if (purse.accounts().contains(receiver)) {
            return new Passed.Refused("Both are the same customer.");
        }
        long user = Actor.current().userId();
        Cause cause = new Cause(Cause.Kind.TRANSFER, to.profileId(), 0, user, now);
        Outcome outcome = ledger.post(new Command.Move(made, purse, receiver, points, cause));
        if (outcome instanceof Outcome.Done done) {
            sql.keep(done.postingId(), from, to, points, user, now);
            audit.record("passed points of", "member", from.id());
            return new Passed.Done(done.postingId(), points, done.replayed());
        }
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome instanceof Outcome.NotEnough few
                ? new Passed.NotEnough(few.available())
                : new Passed.KeyReused();
    }

    private @Nullable String fault(Member from, Member to, long points, Instant now) {
        Terms its = terms.of(from.programmeId());
        if (!its.passing()) {
            return "In this programme points cannot be passed on.";
        }
        if (from.programmeId() != to.programmeId()) {
            return "Both have to be members of the same programme.";
        }
        if (from.customerId() == to.customerId()) {
            return "Both are the same customer.";
        }
        if (from.status() != Member.Status.ACTIVE || to.status() != Member.Status.ACTIVE) {
            return "Both memberships have to be active.";
        }
        if (points < its.passLeast()) {
            return "At least " + its.passLeast() + " points are passed on at once.";
        }
        if (points > its.passMost() - sql.passedSince(from, now.minus(DAY))) {
            return "Within a day at most " + its.passMost() + " points are passed on.";
        }
        return ownAccounts.own(to.customerId()) ? "This would be to yourself; a colleague has to do it." : null;
    }
}

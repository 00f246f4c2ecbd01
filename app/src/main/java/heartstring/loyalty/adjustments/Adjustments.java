package heartstring.loyalty.adjustments;

import heartstring.loyalty.accounts.Holder;
import heartstring.loyalty.commands.Cause;
import heartstring.loyalty.commands.Command;
import heartstring.loyalty.commands.Key;
import heartstring.loyalty.commands.Outcome;
import heartstring.loyalty.ledger.Ledger;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.OwnAccounts;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.terms.ProgrammeTerms;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Corrections of points by hand: asked for with a reason, posted at once or once a second person agrees. */
@Component
public class Adjustments {

    /** The most points of one correction. */
    public static final long MOST = 1_000_000_000;

    /** The most letters of a reason. */
    public static final int MOST_LETTERS = 500;

    /** Within so long what one colleague corrects alone is added up. */
    private static final Duration DAY = Duration.ofDays(1);

    private static final String OWN = "This is your own account; a colleague has to do it.";

    private final AdjustmentsSql sql;
    private final Ledger ledger;
    private final Members members;
    private final OwnAccounts ownAccounts;
    private final Purses purses;
    private final Programmes programmes;
    private final ProgrammeTerms terms;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    Adjustments(
            AdjustmentsSql sql,
            Ledger ledger,
            Members members,
            OwnAccounts ownAccounts,
            Purses purses,
            Programmes programmes,
            ProgrammeTerms terms,
            Settings settings,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.ledger = ledger;
        this.members = members;
        this.ownAccounts = ownAccounts;
        this.purses = purses;
        this.programmes = programmes;
        this.terms = terms;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Asks for a correction. What the asker corrected alone within a day counts together against the limit.
     *
     * @param change points to add, below zero to take
     * @param reason why, in the asker's words
     * @param key makes it happen once
     */
    @Transactional
    public Adjusting ask(Member member, long change, String reason, String key) {
        Actor actor = Actor.current();
        String why = reason.strip();
        String fault = fault(member, change, why);
        if (fault != null) {
            return new Adjusting.Refused(fault);
        }
        Key made = Key.of("adjust " + actor.getName(), key, member.id() + " " + change + " " + why);
        sql.lockAsker(actor.getName());
        Optional<AdjustmentsSql.Kept> before = sql.byKey(made.value());
        if (before.isPresent()) {
            return before.get().contents().equals(made.contents())
                    ? new Adjusting.Kept(before.get().adjustment(), true)
                    : new Adjusting.KeyReused();
        }
        Instant now = time.instant();
        long alone = sql.postedAlone(actor, member.programmeId(), now.minus(DAY));
        boolean waits =
                Math.abs(change) + alone > terms.of(member.programmeId()).adjustMost();
        long id = sql.ask(made, member, change, why, actor, now);
        audit.record("asked to adjust points of", "member", String.valueOf(member.id()), "{\"adjustment\":" + id + "}");
        if (!waits) {
            Outcome outcome = post(sql.byId(id).orElseThrow(), now);
            if (outcome instanceof Outcome.NotEnough few) {
                TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
                return new Adjusting.NotEnough(few.available());
            }
            sql.posted(id, ((Outcome.Done) outcome).postingId());
            audit.record("adjusted points by", "adjustment", id);
        }
        return new Adjusting.Kept(sql.byId(id).orElseThrow(), false);
    }

    /**
     * Takes back, once, what a correction gave, because it was given by mistake; it is not asked of a second person.
     *
     * @return too few when they have been spent meanwhile
     */
    @Transactional
    public Adjusting takeBack(long id, String reason) {
        Optional<Adjustment> given = sql.byId(id).filter(a -> a.state() == Adjustment.State.POSTED && a.change() > 0);
        if (given.isEmpty()) {
            return new Adjusting.Unknown();
        }
        Adjustment it = given.get();
        Key made = Key.of("adjustment taken back", String.valueOf(id), String.valueOf(it.change()));
        Optional<AdjustmentsSql.Kept> before = sql.byKey(made.value());
        if (before.isPresent()) {
            return new Adjusting.Kept(before.get().adjustment(), true);
        }
        Member member = members.byId(it.memberId()).orElseThrow();
        Instant now = time.instant();
        long back = sql.ask(made, member, -it.change(), reason, Actor.current(), now);
        Outcome outcome = post(sql.byId(back).orElseThrow(), now);
        if (outcome instanceof Outcome.NotEnough few) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Adjusting.NotEnough(few.available());
        }
        sql.posted(back, ((Outcome.Done) outcome).postingId());
        audit.record("took back by", "adjustment", back);
        return new Adjusting.Kept(sql.byId(back).orElseThrow(), false);
    }

    private @Nullable String fault(Member member, long change, String reason) {
        if (reason.isEmpty() || reason.length() > MOST_LETTERS) {
            return "Say why, in at most " + MOST_LETTERS + " letters.";
        }
        if (change == 0 || change > MOST || change < -MOST) {
            return "The points have to be between 1 and 1,000,000,000, added or taken.";
        }
        if (member.status() == Member.Status.CLOSED) {
            return "This membership is closed.";
        }
        return ownAccounts.own(member.customerId()) ? OWN : null;
    }

    /** A second person agrees: it is posted now, or it stays waiting where there are too few points. */
    @Transactional
    public Adjusting agree(long id) {
        Optional<Adjustment> waiting = sql.lockWaiting(id);
        if (waiting.isEmpty()) {
            return new Adjusting.Unknown();
        }
        Adjustment it = waiting.get();
        Actor actor = Actor.current();
        if (actor.kind() != Actor.Kind.USER || (it.askedKind().equals("user") && it.askedBy() == actor.id())) {
            return new Adjusting.Refused("Somebody else than who asked has to agree.");
        }
        if (ownAccounts.own(sql.customer(it.profileId()))) {
            return new Adjusting.Refused(OWN);
        }
        Optional<Member> member = members.byId(it.memberId());
        if (member.isEmpty() || member.get().status() == Member.Status.CLOSED) {
            return new Adjusting.Refused("This membership is closed.");
        }
        Instant now = time.instant();
        if (post(it, now) instanceof Outcome.Done done) {
            sql.decided(id, Adjustment.State.POSTED, done.postingId(), actor.id(), now);
            audit.record("agreed to", "adjustment", id);
            return new Adjusting.Kept(sql.byId(id).orElseThrow(), false);
        }
        return new Adjusting.Refused("There are too few points to take that many.");
    }

    /** It is not to happen; whoever asked may say so too. */
    @Transactional
    public Adjusting refuse(long id) {
        if (sql.lockWaiting(id).isEmpty()) {
            return new Adjusting.Unknown();
        }
        sql.decided(id, Adjustment.State.REFUSED, null, Actor.current().userId(), time.instant());
        audit.record("refused", "adjustment", id);
        return new Adjusting.Kept(sql.byId(id).orElseThrow(), false);
    }

    private Outcome post(Adjustment it, Instant now) {
        Programme programme = programmes.byId(it.programmeId());
        Key key = Key.of("adjustment", String.valueOf(it.id()), String.valueOf(it.change()));
        Cause cause = new Cause(Cause.Kind.PERSON, it.id(), 0, Actor.current().userId(), now);
        if (it.change() > 0) {
            Holder to = Holder.member(programme.unitId(), it.profileId());
            return ledger.post(
                    new Command.Credit(key, to, it.change(), programme.expiresAt(now, settings.zone()), cause));
        }
        return ledger.post(
                new Command.Debit(key, purses.locked(programme.unitId(), it.profileId()), -it.change(), cause));
    }

    /** The correction with that number. */
    public Optional<Adjustment> byId(long id) {
        return sql.byId(id);
    }

    /** Those that wait for a second person, oldest first. */
    public List<Adjustment> waiting(long afterId, int most) {
        return sql.waiting(afterId, most);
    }

    /** Those of a customer, newest first, at most 100. */
    public List<Adjustment> ofCustomer(long customerId) {
        return sql.ofCustomer(customerId);
    }
}

package heartstring.decision.cases;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.clocks.Clocks;
import heartstring.crm.notices.Notices;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.web.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Cases and what becomes of them; each change is in the customer's story and in the audit book, in its own transaction. */
@Component
public class Cases {

    /** The most cases of a page. */
    public static final int MOST = 200;

    private static final Duration FRESH = Duration.ofDays(1);
    public static final Set<String> RECOVERED = Set.of("yes", "no", "unknown");
    private static final String USED = "This key was used before with other contents.";
    private static final String CLOSED = "It is closed. Open it again first.";

    private final CasesSql sql;
    private final CaseKeysSql keys;
    private final PlansSql plans;
    private final Chronicle chronicle;
    private final Clocks clocks;
    private final Users users;
    private final CustomersInReach reach;
    private final Proofs proofs;
    private final Notices notices;
    private final Audit audit;
    private final InstantSource time;

    Cases(
            CasesSql sql,
            CaseKeysSql keys,
            PlansSql plans,
            Chronicle chronicle,
            Clocks clocks,
            Users users,
            CustomersInReach reach,
            Proofs proofs,
            Notices notices,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.keys = keys;
        this.plans = plans;
        this.chronicle = chronicle;
        this.clocks = clocks;
        this.users = users;
        this.reach = reach;
        this.proofs = proofs;
        this.notices = notices;
        this.audit = audit;
        this.time = time;
    }

    /**
     * A case to open.
     *
     * @param owner 0 for nobody yet
     * @param key makes it happen once; null where nothing else could repeat it
     */
    public record Opening(
            long profileId,
            Cause cause,
            String store,
            long owner,
            Instant at,
            @Nullable Key key) {}

    /** Digests of the key that whoever asks has made, and of what they ask for: the same key is for the same thing. */
    public record Key(byte[] made, byte[] said) {}

    /** Opens a case, unless one of its family is open: then that one. */
    @Transactional
    public CaseOutcome open(Opening o) {
        chronicle.hold();
        Optional<Long> customer = sql.customer(o.profileId());
        if (customer.isEmpty()) {
            return new CaseOutcome.Unknown();
        }
        sql.alone(customer.get());
        Optional<CaseKeysSql.Used> before = o.key() == null ? Optional.empty() : keys.find(o.key());
        if (before.isPresent()) {
            Case known = sql.find(before.get().caseId()).orElseThrow();
            return known.customerId() == customer.get() && before.get().same()
                    ? new CaseOutcome.Done(known, false, true)
                    : new CaseOutcome.Clash(USED);
        }
        Optional<Long> there = sql.running(customer.get(), o.cause().family());
        if (there.isPresent()) {
            use(o, there.get());
            return new CaseOutcome.Done(sql.find(there.get()).orElseThrow(), false);
        }
        // Whoever no longer answers customers gets no case, whatever names them.
        long owner = o.owner() != 0 && mends(users.find(o.owner())) ? o.owner() : 0;
        int priority = CaseRules.priority(o.cause(), 1);
        long id = sql.insert(new CasesSql.Draft(
                        o.profileId(),
                        o.cause(),
                        priority,
                        owner,
                        o.store(),
                        o.at(),
                        clocks.answerDue(o.at(), priority),
                        clocks.resolveDue(o.at(), priority)))
                .orElseThrow(() -> Refusal.conflict(USED));
        use(o, id);
        Long touchpoint = tell(
                customer.get(),
                "Case Opened",
                o.at(),
                properties(id).put("cause", o.cause().word()));
        sql.step(id, o.at(), Actor.current().userId(), "opened", touchpoint);
        audit.record("opened", "case", id);
        tellOwner(owner, customer.get(), o.at());
        return new CaseOutcome.Done(sql.find(id).orElseThrow(), true);
    }

    private void use(Opening o, long id) {
        if (o.key() != null && !keys.keep(o.key(), id, time.instant())) {
            throw Refusal.conflict(USED);
        }
    }

    /** Notes what a colleague or a program says in a case that is theirs to change. */
    void note(Case about, String text, Instant at, @Nullable Cause cause) {
        Long touchpoint = tell(
                about.customerId(), "Note Added", at, properties(about.id()).put("text", text.strip()));
        if (cause != null && touchpoint != null) {
            sql.evidence(about.id(), about.profileId(), cause, touchpoint, at, 0, 0);
        }
        sql.step(about.id(), at, Actor.current().userId(), "noted", touchpoint);
    }

    /** Keeps what speaks for a case that was opened with it; score and most are 0 where nothing was answered. */
    @Transactional
    public void proves(long id, long profile, Cause cause, long touchpoint, Instant at, int score, int most) {
        sql.evidence(id, profile, cause, touchpoint, at, score, most);
    }

    /** A further sign joined an open case: it is more urgent now, and goes on where it waited for the customer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void joined(long id, Cause cause, Instant at) {
        Case about = sql.find(id).orElseThrow();
        sql.prioritise(id, CaseRules.priority(cause, about.evidence()));
        sql.step(id, at, 0, "joined", null);
        if (about.isWaiting()) {
            sql.waits(Case.numbers(about.together()), null);
            sql.step(id, at, 0, "resumed", null);
        }
    }

    /** Gives it to a colleague; 0 for nobody. */
    @Transactional
    public CaseOutcome give(long id, long owner) {
        return change(id, (about, all) -> {
            if (about.isClosed()) {
                return new CaseOutcome.Clash(CLOSED);
            }
            if (owner != 0 && !mends(users.find(owner))) {
                return new CaseOutcome.Refused("There is no such colleague, or they don't answer customers.");
            }
            if (sql.own(all, owner)) {
                sql.step(id, time.instant(), Actor.current().userId(), "taken", null);
                audit.record("gave", "case", id);
                tellOwner(owner, about.customerId(), time.instant());
            }
            return done(id);
        });
    }

    /** Tells a colleague of a case of theirs; of what is long past nobody is told. */
    private void tellOwner(long owner, long customer, Instant at) {
        if (owner != 0 && at.isAfter(time.instant().minus(FRESH))) {
            notices.tell(List.of(owner), "case-given", Notices.About.customer(customer));
        }
    }

    /** Whether somebody answers customers, so that a case can be theirs. */
    public static boolean mends(@Nullable User user) {
        return heartstring.crm.conversations.Conversations.answers(user);
    }

    /** Notes that something was done: wrote, called, apologised, with where its words stand. */
    @Transactional
    public CaseOutcome act(long id, String kind, @Nullable Long touchpoint, Instant at) {
        if (!Set.of("wrote", "called", "apologised").contains(kind)) {
            return new CaseOutcome.Refused("It is wrote, called or apologised.");
        }
        return change(id, (about, all) -> {
            if (about.isClosed()) {
                return new CaseOutcome.Clash(CLOSED);
            }
            sql.step(id, at, Actor.current().userId(), kind, touchpoint);
            sql.acted(all, at);
            audit.record(kind, "case", id);
            return done(id);
        });
    }

    /** Notes something for colleagues; it stands in the customer's story. */
    @Transactional
    public CaseOutcome note(long id, String text) {
        String fault = CaseRules.fault(text);
        return fault != null
                ? new CaseOutcome.Refused(fault)
                : change(id, (about, all) -> {
                    note(about, text, time.instant(), null);
                    audit.record("noted in", "case", id);
                    return done(id);
                });
    }

    /** Waits for the customer, or goes on; like all that is done, with what is open together with it. */
    @Transactional
    public CaseOutcome waits(long id, boolean waits) {
        return change(id, (about, all) -> {
            if (about.isClosed()) {
                return new CaseOutcome.Clash(CLOSED);
            }
            if (about.isWaiting() != waits) {
                Instant now = time.instant();
                sql.waits(all, waits ? now : null);
                sql.step(id, now, Actor.current().userId(), waits ? "waits" : "resumed", null);
                audit.record(waits ? "waits for the customer of" : "went on with", "case", id);
            }
            return done(id);
        });
    }

    /** Closes it with what was done; nothing is as good an ending as any other. */
    @Transactional
    public CaseOutcome close(long id, Ending ending, Instant at) {
        return change(id, (about, all) -> {
            if (about.isClosed()) {
                return about.ending() == ending
                        ? new CaseOutcome.Done(about, false)
                        : new CaseOutcome.Clash("It is closed already.");
            }
            Instant from = at.isBefore(about.openedAt()) ? about.openedAt() : at;
            sql.acted(all, from);
            sql.close(all, about.lead(), from, Actor.current().userId(), ending);
            Long touchpoint =
                    tell(about.customerId(), "Case Closed", from, properties(id).put("ending", ending.word()));
            sql.steps(all, from, Actor.current().userId(), "closed", touchpoint);
            Arrays.stream(all).forEach(one -> audit.record("closed", "case", one));
            return done(id);
        });
    }

    /** Opens one again that was closed, with those that were closed together with it. */
    @Transactional
    public CaseOutcome reopen(long id) {
        return change(id, (about, all) -> {
            if (!about.isClosed()) {
                return new CaseOutcome.Clash("It is open.");
            }
            sql.alone(about.customerId());
            if (sql.running(about.customerId(), about.cause().family()).isPresent()) {
                return new CaseOutcome.Clash(
                        "Another case of this customer is open for the same; go on with that one.");
            }
            sql.reopen(all);
            sql.steps(all, time.instant(), Actor.current().userId(), "reopened", null);
            Arrays.stream(all).forEach(one -> audit.record("opened again", "case", one));
            return done(id);
        });
    }

    /** Says whether the customer was won back: yes, no or unknown; of all that were closed together. What they do is kept beside it. */
    @Transactional
    public CaseOutcome say(long id, String recovered, Instant at) {
        if (!RECOVERED.contains(recovered)) {
            return new CaseOutcome.Refused("It is yes, no or unknown.");
        }
        return change(id, (about, all) -> {
            if (!about.isClosed()) {
                return new CaseOutcome.Clash("Close it first; then say what came of it.");
            }
            sql.say(all, recovered, Actor.current().userId(), at);
            sql.step(id, at, Actor.current().userId(), "said", null);
            audit.record("said what came of", "case", id);
            return done(id);
        });
    }

    private CaseOutcome done(long id) {
        return new CaseOutcome.Done(sql.find(id).orElseThrow(), true);
    }

    /** What becomes of a case that is locked, with all that go on together with it. */
    interface Change {
        CaseOutcome of(Case about, long[] all);
    }

    private CaseOutcome change(long id, Change change) {
        chronicle.hold();
        long[] all = sql.lock(id);
        return all.length > 0 ? change.of(sql.find(id).orElseThrow(), all) : new CaseOutcome.Unknown();
    }

    /** Locks a case for the caller's transaction; empty when there is none. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Case> locked(long id) {
        chronicle.hold();
        return sql.lock(id).length > 0 ? sql.find(id) : Optional.empty();
    }

    /** Something was done for the customer in the caller's transaction, who holds the case; {@code verb} is for the audit book. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void acted(Case about, Instant at, String verb) {
        sql.acted(Case.numbers(about.together()), at);
        audit.record(verb, "case", about.id());
    }

    /** Keeps a step in the caller's transaction, who holds the case; {@code verb} is for the audit book. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void step(long id, Instant at, String kind, String verb) {
        sql.step(id, at, Actor.current().userId(), kind, null);
        audit.record(verb, "case", id);
    }

    public Optional<Case> find(long id) {
        return sql.find(id);
    }

    /** Those of a customer, the newest first; of those that go on together, one. */
    public List<Case> ofCustomer(long customer, int most) {
        return sql.ofCustomer(customer, Math.clamp(most, 1, MOST));
    }

    /**
     * Those that whoever acts may see, the newest first; of those that go on together the first alone, and what is with another yet.
     *
     * @param state open, waiting, closed, running (not closed) or empty for all
     * @param cause a cause's word, or empty
     * @param whose 0 for everybody's, -1 for nobody's, else a colleague's
     */
    @Transactional(readOnly = true)
    public List<Case> page(String state, String cause, long whose, Instant before, long below, int most) {
        plans.forThisPage();
        return sql.page(state, cause, whose, reach.now(), me(), before, below, Math.clamp(most, 1, MOST + 1));
    }

    /** How many are running, of those whom whoever acts may see. */
    public Counts counts() {
        CasesSql.Counts counts = sql.counts(reach.now(), me(), time.instant());
        return new Counts(counts.running(), counts.nobodys(), counts.mine(), counts.late());
    }

    /** How many are running, are nobody's, mine, and late. */
    public record Counts(long running, long nobodys, long mine, long late) {}

    private static long me() {
        Actor.Colleague who = Actor.current().colleague();
        return who == null ? 0 : who.userId();
    }

    /** What was done about it and what goes on together with it, the newest first. */
    public List<Step> steps(long id) {
        return proofs.steps(sql.together(id));
    }

    /** What speaks for it and for what goes on together with it, the newest first, with the words that whoever acts may read. */
    public List<Evidence> evidence(long id) {
        return proofs.of(sql.together(id));
    }

    private static ObjectNode properties(long id) {
        return Chronicle.properties().put("case_id", id);
    }

    private @Nullable Long tell(long customer, String event, Instant at, ObjectNode properties) {
        return chronicle.tell(customer, event, at, properties).orElse(null);
    }
}

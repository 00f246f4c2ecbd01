package heartstring.demo.cases;

import heartstring.decision.amends.Amends;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.decision.cases.Ending;
import heartstring.decision.openings.CaseSetting;
import heartstring.decision.openings.CaseSettings;
import heartstring.loyalty.budgets.Budget;
import heartstring.loyalty.budgets.Budgets;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ActorAuthentication;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Lets the demo shop's colleagues mend what went wrong, once, in the background; stopped in between, the next start goes on. */
@Component
public class DemoCases implements DisposableBean {

    private static final String CASES = "demo.cases";
    private static final String DONE = "done";

    /** So many cases has the shop's history. */
    private static final int MOST = 400;

    private static final Duration LATELY = Duration.ofDays(4);
    private static final Logger LOG = LoggerFactory.getLogger(DemoCases.class);

    private final DemoCasesSql sql;
    private final Cases cases;
    private final CaseSettings caseSettings;
    private final Budgets budgets;
    private final Amends amends;
    private final Users users;
    private final Settings settings;
    private final InstantSource time;
    private volatile boolean stopped;

    DemoCases(
            DemoCasesSql sql,
            Cases cases,
            CaseSettings caseSettings,
            Budgets budgets,
            Amends amends,
            Users users,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.cases = cases;
        this.caseSettings = caseSettings;
        this.budgets = budgets;
        this.amends = amends;
        this.users = users;
        this.settings = settings;
        this.time = time;
    }

    /** Begins, unless it was done before. */
    public void begin(String agentEmail) {
        if (!settings.get(CASES, "").equals(DONE)) {
            Thread.ofVirtual().name("demo-cases").start(() -> work(agentEmail));
        }
    }

    private void work(String agentEmail) {
        try {
            Optional<User> agent = users.find(agentEmail);
            furnish();
            List<DemoCasesSql.Wrong> wrongs = sql.wrongs(MOST);
            for (int i = wrongs.size() - 1; i >= 0 && !stopped; i--) {
                live(wrongs.get(i), agent);
            }
            if (!stopped) {
                settings.set(java.util.Map.of(CASES, DONE));
            }
        } catch (DataAccessException | TransactionException | IllegalStateException e) {
            if (!stopped) {
                LOG.warn("The demo's cases could not all be told; the next start goes on", e);
            }
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** A budget that pays for amends. */
    private void furnish() {
        if (caseSettings.now().budget() == 0) {
            long budget = budgets.make("Amends", "EUR", 50_000, Budget.Period.MONTH, false)
                    .id();
            CaseSetting plain = caseSettings.now();
            caseSettings.set(new CaseSetting(
                    plain.causes(),
                    plain.answerPercent(),
                    plain.surePercent(),
                    plain.fellPoints(),
                    plain.mostFading(),
                    plain.team(),
                    plain.owner(),
                    budget,
                    plain.hundredMinor(),
                    plain.usualMinor(),
                    plain.mostMinor(),
                    plain.recoveredDays()));
        }
    }

    private void live(DemoCasesSql.Wrong wrong, Optional<User> agent) {
        int lot = (int) Math.floorMod((wrong.touchpoint() * 0x9E3779B97F4A7C15L) >>> 33, 100L);
        SecurityContextHolder.setContext(new SecurityContextImpl(new ActorAuthentication(Actor.HOUSE)));
        Cause cause = Cause.of(wrong.cause()).orElseThrow();
        byte[] key = Tokens.digest("demo case " + wrong.touchpoint());
        long owner = agent.filter(a -> lot % 5 != 0).map(User::id).orElse(0L);
        CaseOutcome opened = cases.open(
                new Cases.Opening(wrong.profile(), cause, wrong.store(), owner, wrong.at(), new Cases.Key(key, key)));
        if (!(opened instanceof CaseOutcome.Done done)) {
            return;
        }
        cases.proves(
                done.about().id(), wrong.profile(), cause, wrong.touchpoint(), wrong.at(), wrong.score(), wrong.most());
        if (done.fresh()) {
            mend(done.about(), lot, agent);
        }
    }

    /** Nearly all are closed after some days, as it goes; of the last days a part. */
    private void mend(Case about, int lot, Optional<User> agent) {
        Instant now = time.instant();
        boolean lately = about.openedAt().isAfter(now.minus(LATELY));
        Instant acted = about.openedAt().plus(Duration.ofMinutes(40 + lot * 17L));
        Instant closed = about.openedAt().plus(Duration.ofHours(20 + lot * 2L));
        if (acted.isAfter(now) || (lately && lot < 50)) {
            return;
        }
        agent.ifPresent(a -> SecurityContextHolder.setContext(
                new SecurityContextImpl(new ActorAuthentication(Actor.user(a.id(), a.name(), a.role())))));
        if (lot % 10 != 3) {
            cases.act(about.id(), lot % 3 == 0 ? "called" : "apologised", null, acted);
        }
        if (closed.isAfter(now)) {
            if (lot % 2 == 0) {
                makeAmends(about);
            }
            return;
        }
        Ending ending = lot % 10 == 3 ? Ending.NOTHING : lot % 4 == 0 ? Ending.MENDED : Ending.APOLOGISED;
        cases.close(about.id(), ending, closed);
        if (lot % 3 != 0) {
            boolean back = sql.cameBack(about.profileId(), closed);
            cases.say(about.id(), lot % 11 == 0 ? "unknown" : back ? "yes" : "no", closed.plus(Duration.ofDays(10)));
        }
    }

    /** The usual ones, as far as the budget and the colleague's own limit go; once. */
    private void makeAmends(Case about) {
        Amends.Suggestion usual = amends.suggest(about);
        if (usual.points() > 0) {
            amends.give(about.id(), usual.points(), "demo case " + about.id());
        }
    }

    @Override
    public void destroy() {
        stopped = true;
    }
}

package heartstring.decision.openings;

import heartstring.crm.chronicle.Chronicle;
import heartstring.crm.teams.Team;
import heartstring.crm.teams.Teams;
import heartstring.decision.cases.CaseOutcome;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import heartstring.experience.AnswerWasLow;
import heartstring.experience.emotion.VoiceWatcher;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Turns signs into cases: each sign once, each customer one open case for signs that go together. */
@Component
public class Openings implements VoiceWatcher {

    /** Signs of one transaction. */
    static final int BATCH = 20;

    /** What was said longer ago opens nothing: it came with an old history. */
    static final Duration FRESH = Duration.ofDays(3);

    private final SignsSql sql;
    private final CaseSettings settings;
    private final Cases cases;
    private final Teams teams;
    private final Chronicle chronicle;
    private final InstantSource time;

    Openings(SignsSql sql, CaseSettings settings, Cases cases, Teams teams, Chronicle chronicle, InstantSource time) {
        this.sql = sql;
        this.settings = settings;
        this.cases = cases;
        this.teams = teams;
        this.chronicle = chronicle;
        this.time = time;
    }

    /** A low answer, in the transaction that keeps it: only a note is made, so that nothing of cases can hold an answer up. */
    @EventListener
    void hear(AnswerWasLow answer) {
        CaseSetting setting = settings.now();
        if (setting.opens(Cause.ANSWER) && answer.score() * 100 <= setting.answerPercent() * answer.most()) {
            sql.note(
                    Cause.ANSWER,
                    answer.profileId(),
                    answer.touchpointId(),
                    time.instant(),
                    answer.score(),
                    answer.most());
        }
    }

    /** Angry words, in the transaction that read them or heard a colleague's word; for what is only shown looks {@link Fading}. */
    @Override
    public void heard(long[] touchpoints) {
        CaseSetting setting = settings.now();
        if (setting.opens(Cause.WORDS)) {
            sql.words(touchpoints, time.instant().minus(FRESH), setting.surePercent() / 100.0);
        }
    }

    /** Gives signs that wait their cases; false when none is left. */
    @Transactional
    public boolean placeSome() {
        chronicle.hold();
        List<SignsSql.Sign> signs = sql.waiting(BATCH);
        signs.forEach(this::place);
        return signs.size() == BATCH;
    }

    private void place(SignsSql.Sign sign) {
        String store = sign.touchpointId() == 0 ? "" : sql.store(sign.touchpointId());
        // What is only shown began some time ago; the clocks run from when somebody could know of it.
        Instant now = time.instant();
        Instant at = sign.at().isAfter(now) || !sign.cause().isKnownToThem() ? now : sign.at();
        long owner = sql.owner(sign.profileId(), store);
        switch (cases.open(new Cases.Opening(sign.profileId(), sign.cause(), store, owner, at, null))) {
            case CaseOutcome.Done done -> {
                sql.placed(sign.id(), done.about().id());
                if (!done.fresh()) {
                    cases.joined(done.about().id(), sign.cause(), at);
                } else if (owner == 0) {
                    giveTo(done.about().id());
                }
            }
            // Whoever it was is erased.
            case CaseOutcome.Unknown unknown -> sql.drop(sign.id());
            case CaseOutcome.Refused refused -> throw new IllegalStateException(refused.sentence());
            case CaseOutcome.Clash clash -> throw new IllegalStateException(clash.sentence());
        }
    }

    /** Whose a new case is where neither customer nor store say: one colleague's, or the next one's of a team. */
    private void giveTo(long id) {
        CaseSetting setting = settings.now();
        if (setting.owner() != 0) {
            cases.give(id, setting.owner());
        } else if (setting.team() != 0) {
            long[] members = teams.all().stream()
                    .filter(t -> t.id() == setting.team())
                    .flatMap(t -> t.members().stream())
                    .mapToLong(Team.Member::userId)
                    .toArray();
            sql.next(members).ifPresent(next -> cases.give(id, next));
        }
    }
}

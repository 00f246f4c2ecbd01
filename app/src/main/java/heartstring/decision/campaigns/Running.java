package heartstring.decision.campaigns;

import heartstring.customer.consent.Purpose;
import heartstring.customer.matching.Puzzle;
import heartstring.decision.sending.Filling;
import heartstring.decision.sending.May;
import heartstring.decision.sending.MessageWanted;
import heartstring.decision.sending.Messages;
import heartstring.decision.sending.Outcome;
import heartstring.decision.sending.Sending;
import heartstring.decision.sending.Settling;
import heartstring.messaging.templates.Template;
import heartstring.messaging.templates.Templates;
import heartstring.platform.loops.Loop;
import heartstring.platform.loops.Rests;
import heartstring.platform.postgres.Meeting;
import heartstring.story.arms.Arm;
import heartstring.story.arms.Arms;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Trial;
import heartstring.story.conditions.Conditions;
import heartstring.story.segments.Segments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Draws the people of campaigns that run and sends to them, a few at a time: what was done is kept with the messages it queued, or neither is. */
@Component
class Running {

    static final int DRAWN_AT_ONCE = 2_000;
    static final int SENT_AT_ONCE = 25;

    /** While so many wait to leave, no more are handed in: what is urgent leaves between them. */
    private static final int MOST_LEAVING = 2_000;

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration HELD_UP = Duration.ofSeconds(5);

    /** So long after its start somebody may still get it, when it was quiet or they had much news. */
    private static final Duration LATEST = Duration.ofDays(7);

    private final RunSql sql;
    private final Segments segments;
    private final Conditions conditions;
    private final Templates templates;
    private final Sending sending;
    private final Messages messages;
    private final Filling filling;
    private final Settling settling;
    private final Arms arms;
    private final HoldOuts holdOuts;
    private final Puzzle puzzle;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    Running(
            RunSql sql,
            Segments segments,
            Conditions conditions,
            Templates templates,
            Sending sending,
            Messages messages,
            Filling filling,
            Settling settling,
            Arms arms,
            HoldOuts holdOuts,
            Puzzle puzzle,
            TransactionTemplate transactions,
            InstantSource time) {
        this.sql = sql;
        this.segments = segments;
        this.conditions = conditions;
        this.templates = templates;
        this.sending = sending;
        this.messages = messages;
        this.filling = filling;
        this.settling = settling;
        this.arms = arms;
        this.holdOuts = holdOuts;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.time = time;
    }

    @Bean
    static Loop campaignsLoop(Running running) {
        return new Loop("campaigns", Rests.brief(Duration.ofSeconds(1)), running::turn);
    }

    /** Draws for one campaign and sends for one; whether there was anything to do. */
    boolean turn() {
        boolean drew = draw();
        return send() || drew;
    }

    /** Draws some of the people of one campaign; whether there was one. Looked up outside of any transaction that writes. */
    boolean draw() {
        Instant now = time.instant();
        Optional<RunSql.Due> found = sql.toDraw(now, now.plus(LEASE));
        found.ifPresent(due -> {
            Optional<Conditions.Everybody.Ready> everybody = segments.whole().stream()
                    .filter(s -> s.id() == due.segmentId())
                    .findFirst()
                    .flatMap(s -> segments.members(s, now));
            List<Long> page = everybody
                    .map(e -> conditions.page(e, due.drawnAfter(), DRAWN_AT_ONCE))
                    .orElse(List.of());
            transactions.executeWithoutResult(status -> {
                boolean all = page.size() < DRAWN_AT_ONCE;
                if (sql.drew(due, page.isEmpty() ? due.drawnAfter() : page.getLast(), all, time.instant())
                        && !page.isEmpty()) {
                    sql.add(due.id(), page, now);
                }
            });
        });
        return found.isPresent();
    }

    /** Sends to some people of one campaign; whether there was one. */
    boolean send() {
        Boolean sent = Meeting.again(() -> transactions.execute(status -> {
            // Before any row of a person: erasing one takes them in that order.
            puzzle.holdErasures();
            Instant now = time.instant();
            Optional<RunSql.Due> due = sql.toSend(now);
            due.ifPresent(d -> send(d, now));
            return due.isPresent();
        }));
        return Boolean.TRUE.equals(sent);
    }

    private void send(RunSql.Due due, Instant now) {
        if (due.allowed() <= 0) {
            sql.went(due, 0, due.minuteEnds(), now);
            return;
        }
        if (settling.leaving(MOST_LEAVING) >= MOST_LEAVING) {
            sql.went(due, 0, now.plus(HELD_UP), now);
            return;
        }
        List<RunSql.Person> people = sql.people(due.id(), now, Math.min(SENT_AT_ONCE, due.allowed()));
        if (people.isEmpty()) {
            sql.next(due.id()).ifPresentOrElse(next -> sql.went(due, 0, next, now), () -> sql.done(due.id(), now));
            return;
        }
        Optional<Template> template = templates.byId(due.templateId());
        if (template.isEmpty()) {
            people.forEach(p -> sql.settle(due.id(), p.profileId(), "refused", Outcome.Why.NO_WAY.text(), 0, now));
            sql.went(due, 0, now, now);
            return;
        }
        sql.went(due, new Turn(due, template.get(), people, now).taken(), now, now);
    }

    /** Some people of one campaign in one transaction. */
    private final class Turn {

        private final RunSql.Due due;
        private final Template template;
        private final List<RunSql.Person> people;
        private final Instant now;
        private final Trial trial;
        private final boolean told;
        private int queued;

        Turn(RunSql.Due due, Template template, List<RunSql.Person> people, Instant now) {
            this.due = due;
            this.template = template;
            this.people = people;
            this.now = now;
            this.told = holdOuts.of(Campaign.trial(due.id())).isPresent();
            this.trial = holdOuts.of(Campaign.trial(due.id()))
                    .map(HoldOut::now)
                    .orElse(new Trial(Campaign.trial(due.id()), 0));
        }

        /** How many messages were handed in. */
        int taken() {
            Set<Long> customers = new HashSet<>();
            people.stream().map(RunSql.Person::customerId).filter(c -> c != 0).forEach(customers::add);
            Set<Long> met = sql.settled(due.id(), customers);
            Map<Long, May> mays = new HashMap<>(sending.may(customers, Purpose.NEWS, template.channel(), now));
            Map<Long, Map<String, Arm>> drawn = arms.of(customers, List.of(trial));
            for (RunSql.Person person : people) {
                if (person.customerId() == 0) {
                    settle(person, "refused", Outcome.Why.GONE.text(), 0);
                } else if (!met.add(person.customerId())) {
                    settle(person, "joined", null, 0);
                } else {
                    one(
                            person,
                            mays.getOrDefault(person.customerId(), new May.No(0, Outcome.Why.GONE, "")),
                            drawn.getOrDefault(person.customerId(), Map.of()));
                }
            }
            return queued;
        }

        private void one(RunSql.Person person, May may, Map<String, Arm> drawn) {
            if (may instanceof May.Later later
                    && later.at().isBefore(due.startedAt().plus(LATEST))) {
                sql.later(due.id(), person.profileId(), later.at());
            } else if (may instanceof May.Yes
                    && drawn.get(trial.key()) == Arm.HELD_OUT
                    && filling.isKnown(template, person.customerId())) {
                // Kept at the moment at which they would have got it.
                arms.expose(person.customerId(), drawn);
                settle(person, "held_out", null, 0);
            } else {
                sent(person, drawn);
            }
        }

        private void sent(RunSql.Person person, Map<String, Arm> drawn) {
            MessageWanted wanted = new MessageWanted(
                    "campaign " + due.id() + " " + person.profileId(),
                    person.customerId(),
                    due.templateId(),
                    Purpose.NEWS,
                    Campaign.trial(due.id()),
                    Map.of(),
                    due.startedAt().plus(LATEST));
            switch (messages.send(wanted)) {
                case Outcome.Sent sent -> {
                    queued++;
                    if (told) {
                        arms.expose(person.customerId(), drawn);
                    }
                    settle(person, "sent", null, sent.messageId());
                }
                case Outcome.Refused refused ->
                    settle(person, "refused", refused.why().text(), 0);
                case Outcome.Later later -> sql.later(due.id(), person.profileId(), later.at());
            }
        }

        private void settle(
                RunSql.Person person, String state, @org.jspecify.annotations.Nullable String why, long id) {
            sql.settle(due.id(), person.profileId(), state, why, id, now);
        }
    }
}

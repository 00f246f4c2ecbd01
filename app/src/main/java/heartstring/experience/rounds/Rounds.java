package heartstring.experience.rounds;

import heartstring.customer.matching.Puzzle;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.settings.Settings;
import heartstring.story.conditions.Conditions;
import heartstring.story.conditions.Conditions.Everybody;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends surveys once to many, and counts beforehand how many that are. */
@Component
public class Rounds {

    /** The most rounds on their way at once. */
    static final int MOST_OPEN = 10;
    /** Customers in one transaction. */
    private static final int SOME = 500;

    private final RoundsSql sql;
    private final Surveys surveys;
    private final Conditions conditions;
    private final Puzzle puzzle;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;

    Rounds(
            RoundsSql sql,
            Surveys surveys,
            Conditions conditions,
            Puzzle puzzle,
            Settings settings,
            Audit audit,
            InstantSource time) {
        this.sql = sql;
        this.surveys = surveys;
        this.conditions = conditions;
        this.puzzle = puzzle;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Who fits, and what would become of them if it began now.
     *
     * @param fits all of whom the condition holds; the others are parts of it
     * @param answered who have answered it and may not again yet
     * @param resting whom somebody asked lately, whatever it was
     * @param nowhere of whom no address is known
     * @param unwanted who do not want letters at their address
     */
    public record Count(long fits, long asked, long answered, long resting, long nowhere, long unwanted) {}

    /** What can become of a wish to ask many. */
    public sealed interface Outcome {

        record Done(int id) implements Outcome {}

        record Counted(Count count) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** One that was begun; {@code asked} and the others grow while it goes on. */
    public record Round(
            int id,
            int surveyId,
            @Nullable String condition,
            Instant begunAt,
            long noted,
            long asked,
            long not,
            long answered,
            boolean done,
            boolean stopped) {}

    /** The latest ones, newest first. */
    List<Round> latest(int most) {
        return sql.latest(most);
    }

    /** Counts who would be asked; changes nothing. */
    @Transactional(readOnly = true)
    Outcome count(int survey, @Nullable String condition) {
        Instant now = time.instant();
        return switch (everybody(survey, condition, now)) {
            case Everybody.Refused refused -> new Outcome.Refused(refused.sentence());
            case Everybody.Ready ready -> {
                Survey one = surveys.find(survey).orElseThrow();
                Instant rests = now.minus(Duration.ofDays(surveys.fatigueDays()));
                Instant again = one.againDays() < 0 ? Instant.EPOCH : now.minus(Duration.ofDays(one.againDays()));
                yield new Outcome.Counted(sql.count(ready.customers(), survey, rests, again));
            }
        };
    }

    /** Begins one; it goes on in the background. */
    @Transactional
    Outcome begin(int survey, @Nullable String condition) {
        Everybody everybody = everybody(survey, condition, time.instant());
        if (everybody instanceof Everybody.Refused refused) {
            return new Outcome.Refused(refused.sentence());
        }
        if (settings.organisation().address().isEmpty()) {
            return new Outcome.Refused(
                    "The house's own address is not set, so no link could lead here. Set it under Organisation first.");
        }
        if (sql.open() >= MOST_OPEN) {
            return new Outcome.Refused(MOST_OPEN + " are on their way already. Wait until one is through.");
        }
        OptionalInt id =
                sql.begin(survey, condition, time.instant(), Actor.current().userId());
        if (id.isEmpty()) {
            return new Outcome.Refused("This survey is on its way already. Wait until it is through, or stop it.");
        }
        audit.record("began", "survey round", id.getAsInt());
        return new Outcome.Done(id.getAsInt());
    }

    /** Stops one: who is noted and not asked yet is not asked any more. False when there is none that goes on. */
    @Transactional
    boolean stop(int id) {
        boolean stopped = sql.stop(id, time.instant());
        if (stopped) {
            audit.record("stopped", "survey round", id);
        }
        return stopped;
    }

    /** Notes some more people of the oldest one that goes on; false when there is nothing to do. */
    @Transactional
    boolean goOn() {
        Optional<RoundsSql.Open> next = sql.next();
        if (next.isEmpty()) {
            return false;
        }
        RoundsSql.Open round = next.get();
        // Before any row of a person is touched, so that no erasure waits for us while we wait for it.
        puzzle.holdErasures();
        Instant now = time.instant();
        if (!(everybody(round.surveyId(), round.condition(), now) instanceof Everybody.Ready ready)) {
            sql.stop(round.id(), now);
            return true;
        }
        List<Long> customers = conditions.page(ready, round.reached(), SOME);
        if (!customers.isEmpty()) {
            sql.note(round, customers, now);
        }
        sql.reach(
                round.id(), customers.isEmpty() ? round.reached() : customers.getLast(), customers.size() < SOME, now);
        return true;
    }

    private Everybody everybody(int survey, @Nullable String condition, Instant now) {
        Survey one = surveys.find(survey).orElse(null);
        if (one == null || !one.takes(now)) {
            return new Everybody.Refused("Choose a survey that is open.");
        }
        if (condition == null) {
            return RoundsSql.EVERYBODY;
        }
        return switch (conditions.read(condition)) {
            case Conditions.Reading.Bad bad -> new Everybody.Refused(bad.sentence());
            case Conditions.Reading.Good good -> conditions.everybody(good.condition(), now);
        };
    }
}

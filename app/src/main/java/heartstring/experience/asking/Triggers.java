package heartstring.experience.asking;

import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.story.conditions.Conditions;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When people are asked by themselves. */
@Component
public class Triggers {

    static final int MOST = 100;
    public static final int MOST_DELAY_MINUTES = 30 * 24 * 60;
    static final int MOST_REMIND_DAYS = 30;

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private static final String CHAT_ENDED = "Live Chat Conversation Ended";

    private final AskingSql sql;
    private final Surveys surveys;
    private final Conditions conditions;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<Trigger>> kept;

    Triggers(AskingSql sql, Surveys surveys, Conditions conditions, Audit audit, InstantSource time, Changes changes) {
        this.sql = sql;
        this.surveys = surveys;
        this.conditions = conditions;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>("survey-triggers", changes, () -> sql.triggers(2 * MOST));
    }

    /** All of them, stopped ones last. */
    public List<Trigger> all() {
        return kept.get();
    }

    Optional<Trigger> find(int id) {
        return all().stream().filter(t -> t.id() == id).findFirst();
    }

    /** Adds one; its number and state are ignored. A sentence says what is wrong, null that it is there. */
    @Transactional
    public @Nullable String add(Trigger wanted) {
        Survey survey = surveys.find(wanted.surveyId()).orElse(null);
        if (survey == null || survey.state() == Survey.State.ELSEWHERE) {
            return "Choose a survey.";
        }
        String fault = fault(wanted, survey);
        if (fault != null) {
            return fault;
        }
        if (wanted.delayMinutes() < 0 || wanted.delayMinutes() > MOST_DELAY_MINUTES) {
            return "It may wait 30 days at most.";
        }
        if (wanted.sharePercent().signum() <= 0 || wanted.sharePercent().compareTo(WHOLE) > 0) {
            return "The share is more than 0 and at most 100 %.";
        }
        if (all().stream().filter(t -> !t.stopped()).count() >= MOST) {
            return "There are " + MOST + " of them already. Stop one first.";
        }
        String condition = wanted.condition();
        if (condition != null) {
            switch (conditions.readTyped(condition)) {
                case Conditions.Reading.Bad bad -> {
                    return (bad.path().isEmpty() ? "" : bad.path() + ": ") + bad.sentence();
                }
                case Conditions.Reading.Good good -> condition = conditions.write(good.condition());
            }
        }
        int id = sql.add(
                new Trigger(
                        0,
                        wanted.surveyId(),
                        wanted.name().strip(),
                        wanted.event().strip(),
                        condition,
                        wanted.delayMinutes(),
                        wanted.sharePercent(),
                        false,
                        wanted.way(),
                        wanted.eachTime(),
                        wanted.remindDays()),
                time.instant());
        kept.changed();
        audit.record("made", "survey trigger", id);
        return null;
    }

    private static @Nullable String fault(Trigger wanted, Survey survey) {
        if (wanted.name().isBlank() || wanted.name().length() > 80) {
            return "A name has 1 to 80 characters.";
        }
        if (wanted.event().isBlank() || wanted.event().length() > 200) {
            return "Say which event asks, such as Order Completed.";
        }
        if (wanted.event().startsWith("Survey ")) {
            return "A survey does not ask for a survey.";
        }
        if (wanted.eachTime() && survey.againDays() != 0) {
            return "The survey itself lets nobody answer again so soon: set “again after” to 0 days there, then it may ask each time.";
        }
        if (wanted.remindDays() < 0 || wanted.remindDays() > MOST_REMIND_DAYS) {
            return "A reminder comes 1 to " + MOST_REMIND_DAYS + " days later; 0 is none.";
        }
        if (wanted.remindDays() > 0 && wanted.way() != Trigger.Way.EMAIL) {
            return "Only a letter can be sent once more.";
        }
        if (wanted.remindDays() > 0 && survey.anonymous()) {
            return "Nobody knows who has answered an anonymous survey, so nobody can be reminded of it.";
        }
        if (wanted.way() == Trigger.Way.CHAT && !wanted.event().equals(CHAT_ENDED)) {
            return "In the window of a chat only the end of that chat can ask: choose “" + CHAT_ENDED + "”, or e-mail.";
        }
        return null;
    }

    /** Stops one, or lets it go on. */
    @Transactional
    public boolean stop(int id, boolean stopped) {
        boolean changed = sql.stop(id, stopped);
        if (changed) {
            kept.changed();
            audit.record(stopped ? "stopped" : "let go on", "survey trigger", id);
        }
        return changed;
    }
}

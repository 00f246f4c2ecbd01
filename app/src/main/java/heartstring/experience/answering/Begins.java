package heartstring.experience.answering;

import heartstring.experience.answers.Answers;
import heartstring.experience.answers.Submission;
import heartstring.experience.answers.Taken;
import heartstring.experience.questions.AnswerRules;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Given;
import heartstring.experience.surveys.Survey;
import heartstring.platform.files.Files;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was typed so far, and sends it when somebody is done. */
@Component
public class Begins {

    /** What was begun and not touched for so many days is let go of. */
    static final int KEPT_DAYS = 90;

    private static final int SOME = 500;
    private static final int MOST_FILES = 5;
    private static final Duration STRAY = Duration.ofDays(7);

    private final BegunSql sql;
    private final Answers answers;
    private final Files files;
    private final Settings settings;
    private final InstantSource time;

    Begins(BegunSql sql, Answers answers, Files files, Settings settings, InstantSource time) {
        this.files = files;
        this.sql = sql;
        this.answers = answers;
        this.settings = settings;
        this.time = time;
    }

    Optional<Begun> find(String token) {
        return sql.find(Tokens.digest(token));
    }

    Optional<BegunSql.Somebody> somebody(long profile) {
        return sql.somebody(profile);
    }

    @Transactional
    void keep(String token, Survey survey, Begun begun, String at) {
        sql.keep(Tokens.digest(token), begun, at, now(survey));
        if (begun.askingId() > 0 && !survey.anonymous()) {
            sql.began(begun.askingId(), time.instant());
        }
    }

    /** Sends it; the same token is the same answer. */
    @Transactional
    Taken send(String token, Survey survey, Form form, Begun begun) {
        Map<String, Given> given = AnswerRules.good(form, begun.typed(), settings.region());
        byte[] digest = Tokens.digest(token);
        Taken taken = answers.take(new Submission(
                survey,
                begun.version(),
                form,
                given,
                begun.hidden(),
                begun.profileId(),
                begun.anonymousId(),
                begun.askingId(),
                begun.channel(),
                begun.language(),
                HexFormat.of().formatHex(digest, 0, 16),
                time.instant()));
        if (taken instanceof Taken.Done || taken instanceof Taken.Known) {
            if (taken instanceof Taken.Done done) {
                sql.own(digest, done.answerId());
            }
            if (begun.profileId() == 0) {
                sql.forget(digest);
            } else {
                sql.keep(digest, begun, "", now(survey));
                sql.sent(digest, now(survey));
            }
        }
        return taken;
    }

    /** Keeps a file that was handed in; only of a few for each answer. */
    @Transactional
    Files.Keeping keep(String token, Survey survey, String name, byte[] content) {
        byte[] digest = Tokens.digest(token);
        if (sql.uploads(digest) >= MOST_FILES) {
            return new Files.Keeping.Refused("At most " + MOST_FILES + " files, please.");
        }
        Files.Keeping keeping = files.keep(name, content);
        if (keeping instanceof Files.Keeping.Kept kept) {
            sql.upload(kept.id(), survey.id(), digest, time.instant());
        }
        return keeping;
    }

    /** Lets go of some that nobody touched for long, and of files that came to nothing; how many. */
    @Transactional
    public int discard() {
        return sql.discard(
                        time.instant().minus(Duration.ofDays(KEPT_DAYS)),
                        SOME,
                        settings.zone().getId())
                + files.remove(sql.strays(time.instant().minus(STRAY), SOME));
    }

    /** Of an anonymous survey the day is all that is known. */
    private Instant now(Survey survey) {
        return survey.anonymous()
                ? time.instant()
                        .atZone(settings.zone())
                        .truncatedTo(ChronoUnit.DAYS)
                        .toInstant()
                : time.instant();
    }
}

package heartstring.experience.surveys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.FormJson;
import heartstring.experience.questions.FormRules;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.secrets.Tokens;
import heartstring.platform.settings.Settings;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The surveys of the house. */
@Component
public class Surveys {

    /** The most surveys there are. */
    public static final int MOST = 500;

    /** The most that other programs may name without anybody having made them here. */
    private static final int MOST_ELSEWHERE = 200;

    /** The setting of how many days people rest between two surveys. */
    public static final String FATIGUE = "experience.fatigue-days";

    private static final int REST_DAYS = 7;

    private final SurveysSql sql;
    private final Audit audit;
    private final Settings settings;
    private final InstantSource time;
    private final Kept<List<Survey>> kept;
    private final Cache<Version, Form> forms =
            Caffeine.newBuilder().maximumSize(500).build();

    Surveys(SurveysSql sql, Audit audit, Settings settings, InstantSource time, Changes changes) {
        this.sql = sql;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>("surveys", changes, () -> sql.all(MOST));
    }

    private record Version(int survey, int no) {}

    /** What can become of a change. */
    public sealed interface Outcome {

        record Done(Survey survey) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /** All of them by name, closed ones last. */
    public List<Survey> all() {
        return kept.get();
    }

    public Optional<Survey> find(int id) {
        return all().stream().filter(s -> s.id() == id).findFirst();
    }

    public Optional<Survey> byKey(String key) {
        return all().stream().filter(s -> s.key().equals(key)).findFirst();
    }

    public Optional<Survey> byPublicKey(String key) {
        return all().stream().filter(s -> s.publicKey().equals(key)).findFirst();
    }

    /** How many answers a survey has, and when the last one came. */
    public record Count(long answers, @Nullable Instant last) {}

    /** By survey; those without an answer are not among them. */
    public Map<Integer, Count> counts() {
        return sql.counts();
    }

    /** How many days people rest between two surveys, whatever they are. */
    public int fatigueDays() {
        return Integer.parseInt(settings.get(FATIGUE, String.valueOf(REST_DAYS)));
    }

    /** What a published version asks. */
    public Optional<Form> published(int survey, int version) {
        Version wanted = new Version(survey, version);
        Form known = forms.getIfPresent(wanted);
        if (known != null) {
            return Optional.of(known);
        }
        boolean fixed = find(survey).filter(s -> version <= s.published()).isPresent();
        Optional<Form> form = fixed ? sql.form(survey, version).map(FormJson::read) : Optional.empty();
        form.ifPresent(f -> forms.put(wanted, f));
        return form;
    }

    /** What is being edited, else what people see. */
    public Optional<Form> edited(Survey survey) {
        return survey.edited() > 0
                ? sql.form(survey.id(), survey.edited()).map(FormJson::read)
                : published(survey.id(), survey.published());
    }

    /** A new survey with that form, as a draft. */
    @Transactional
    public Outcome draw(String name, Form form) {
        return draw(name, key(name), form);
    }

    /** The same under a key of the caller's choice. */
    @Transactional
    public Outcome draw(String name, String key, Form form) {
        String fault = nameFault(name);
        if (fault == null) {
            fault = FormRules.fault(form);
        }
        if (fault == null && all().size() >= MOST) {
            fault = "There are " + MOST + " surveys already. Close and rename old ones.";
        }
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        Optional<Integer> id =
                sql.add(key, publicKey(), name.strip(), "draft", Actor.current().userId(), time.instant());
        if (id.isEmpty()) {
            return new Outcome.Refused("There is a survey of this name already.");
        }
        sql.edit(id.get(), FormJson.write(form));
        return done("drew up", id.get());
    }

    /** The survey of that key, made as one that another program asks when there is none; none when there are too many. */
    @Transactional
    public Optional<Survey> elsewhere(String key, String name) {
        Optional<Survey> known = byKey(key);
        if (known.isPresent()
                || !key.matches("[a-z0-9][a-z0-9_-]{0,59}")
                || all().stream()
                                .filter(s -> s.state() == Survey.State.ELSEWHERE)
                                .count()
                        >= MOST_ELSEWHERE) {
            return known;
        }
        String called = name.isBlank() ? key : name.strip();
        String cut = called.length() > 70 ? called.substring(0, 70) : called;
        Optional<Integer> id = sql.add(key, publicKey(), cut, "elsewhere", null, time.instant());
        if (id.isEmpty()) {
            sql.add(
                    key,
                    publicKey(),
                    cut + " (" + key.substring(0, Math.min(6, key.length())) + ")",
                    "elsewhere",
                    null,
                    time.instant());
        }
        kept.changed();
        return byKey(key);
    }

    /** Changes what is being edited; where people see a version already, the next one begins. */
    @Transactional
    public Outcome edit(int id, UnaryOperator<Form> change) {
        if (!sql.lock(id)) {
            return new Outcome.Refused("There is no such survey.");
        }
        Survey survey = current(id);
        Form before = edited(survey).orElse(Templates.EMPTY);
        Form after = change.apply(before);
        String fault = FormRules.fault(after);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        if (!after.equals(before)) {
            sql.edit(id, FormJson.write(after));
            kept.changed();
        }
        return new Outcome.Done(current(id));
    }

    /** Shows people what is being edited; who has begun to answer finishes on what they began. */
    @Transactional
    public Outcome publish(int id) {
        if (!sql.lock(id)) {
            return new Outcome.Refused("There is no such survey.");
        }
        Survey survey = current(id);
        Form form = edited(survey).orElse(Templates.EMPTY);
        String fault = FormRules.unready(form, survey.anonymous());
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        sql.publish(id, Actor.current().userId(), time.instant());
        if (survey.state() != Survey.State.OPEN) {
            sql.state(id, Survey.State.OPEN.word());
        }
        return done("published", id);
    }

    /** Closes a survey, or opens it again. */
    @Transactional
    public Outcome close(int id, boolean closed) {
        if (!sql.lock(id)) {
            return new Outcome.Refused("There is no such survey.");
        }
        Survey survey = current(id);
        if (survey.published() == 0) {
            return new Outcome.Refused("Nobody has seen it yet: publish it first.");
        }
        sql.state(id, (closed ? Survey.State.CLOSED : Survey.State.OPEN).word());
        return done(closed ? "closed" : "opened", id);
    }

    /** Changes how it is called and who may answer. What promised to be anonymous stays so. */
    @Transactional
    public Outcome settle(int id, Settling to) {
        if (!sql.lock(id)) {
            return new Outcome.Refused("There is no such survey.");
        }
        Survey survey = current(id);
        String fault = nameFault(to.name());
        if (fault == null && survey.anonymous() != to.anonymous() && sql.answered(id)) {
            fault = "People have begun to answer: whether it is anonymous stays as it is. Draw up another survey.";
        }
        if (fault == null && (to.quota() < 0 || to.againDays() < -1 || to.againDays() > 3_650)) {
            fault = "A quota is a whole number, and the days until somebody may answer again are at most 3,650.";
        }
        if (fault == null && to.anonymous() && survey.published() > 0) {
            fault = edited(survey).map(form -> FormRules.unready(form, true)).orElse(null);
        }
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        return sql.settle(id, to)
                ? done("changed", id)
                : new Outcome.Refused("There is a survey of this name already.");
    }

    private Survey current(int id) {
        return sql.all(MOST).stream().filter(s -> s.id() == id).findFirst().orElseThrow();
    }

    private Outcome done(String act, int id) {
        kept.changed();
        audit.record(act, "survey", id);
        return new Outcome.Done(current(id));
    }

    private static @Nullable String nameFault(String name) {
        return name.isBlank() || name.strip().length() > 80 ? "A name has 1 to 80 characters." : null;
    }

    /** Letters and digits of a name, and something nobody else has. */
    private static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        String cut = plain.length() > 40 ? plain.substring(0, 40) : plain;
        return (cut.isEmpty() ? "survey" : cut) + "_" + Tokens.readable(1).toLowerCase(Locale.ROOT);
    }

    private static String publicKey() {
        return Tokens.readable(3).replace("-", "").toLowerCase(Locale.ROOT);
    }
}

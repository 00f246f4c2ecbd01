package heartstring.experience.answers;

import heartstring.experience.answers.BodyRules.Told;
import heartstring.experience.questions.Form;
import heartstring.experience.questions.Question;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.settings.Settings;
import heartstring.touchpoint.belts.TouchpointConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Derives answers from touchpoints: those of other programs, and after a rebuild also our own. */
@Component
class AnswersBelt implements TouchpointConsumer {

    private final AnswersSql sql;
    private final Answers answers;
    private final Surveys surveys;
    private final Settings settings;

    AnswersBelt(AnswersSql sql, Answers answers, Surveys surveys, Settings settings) {
        this.sql = sql;
        this.answers = answers;
        this.surveys = surveys;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "experience.answers";
    }

    @Override
    public Set<String> wants() {
        return Set.of(BodyRules.EVENT);
    }

    @Override
    public boolean wantsBody() {
        return true;
    }

    @Override
    public void take(List<Row> touchpoints) {
        Set<Long> known = sql.known(touchpoints.stream().map(Row::id).toList());
        List<AnswerRow> rows = new ArrayList<>();
        for (Row touchpoint : touchpoints) {
            if (!known.contains(touchpoint.id())) {
                row(touchpoint).ifPresent(rows::add);
            }
        }
        sql.insert(rows).forEach((place, id) -> answers.ring(rows.get(place), id));
    }

    private Optional<AnswerRow> row(Row touchpoint) {
        Told told = BodyRules.read(touchpoint.body());
        if (told == null) {
            return Optional.empty();
        }
        // What promised to be anonymous takes no answers that name somebody.
        return surveys.elsewhere(told.survey(), told.name())
                .filter(s -> !s.anonymous())
                .map(survey -> {
                    int version = told.version() > 0 && told.version() <= survey.published()
                            ? told.version()
                            : survey.published();
                    Form form = version == 0
                            ? null
                            : surveys.published(survey.id(), version).orElse(null);
                    Map<String, AnswerRow.Item> items = items(survey, form, told);
                    BodyRules.Score score = score(told, form, items);
                    return new AnswerRow(
                            survey.id(),
                            version,
                            touchpoint.id(),
                            touchpoint.profileId(),
                            Answers.submission(survey.id(), told.submission()),
                            touchpoint.occurredAt(),
                            touchpoint.channel(),
                            told.store(),
                            told.language(),
                            told.asking(),
                            score == null ? null : score.measure().word(),
                            score == null ? 0 : score.number(),
                            score == null ? 0 : score.most(),
                            told.worded(),
                            items);
                });
    }

    /** A number without a word about its scale is on the scale of the survey here; without a number it is what was answered there. */
    private static BodyRules.@Nullable Score score(Told told, @Nullable Form form, Map<String, AnswerRow.Item> items) {
        Optional<Question.Scale> scale = form == null ? Optional.empty() : form.measured();
        BodyRules.Score score = told.score();
        if (score == null && scale.isPresent()) {
            AnswerRow.Item item = items.get(scale.get().key());
            Integer number = item == null ? null : item.number();
            return number == null
                    ? null
                    : new BodyRules.Score(
                            scale.get().measure(), number, scale.get().most());
        }
        return score == null
                        || scale.isEmpty()
                        || told.properties().has("measure")
                        || score.number() > scale.get().most()
                ? score
                : new BodyRules.Score(
                        scale.get().measure(), score.number(), scale.get().most());
    }

    private Map<String, AnswerRow.Item> items(Survey survey, @Nullable Form form, Told told) {
        return form == null || survey.state() == Survey.State.ELSEWHERE
                ? BodyRules.numbers(told.properties(), told.properties().path("answers"))
                : BodyRules.items(form, told.properties(), settings.region());
    }

    @Override
    public void withdraw(List<Row> touchpoints) {
        sql.withdraw(touchpoints.stream().map(Row::id).toList());
    }

    @Override
    public void forget() {
        sql.forgetDerived();
    }
}

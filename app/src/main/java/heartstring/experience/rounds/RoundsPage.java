package heartstring.experience.rounds;

import heartstring.customer.owners.CustomersInReach;
import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.story.conditions.Conditions;
import heartstring.story.drafting.ConditionDesk;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A survey to everybody of whom something holds: counted first, then begun. Only for who sees every customer. */
@ForRoles(Role.MANAGER)
@Controller
class RoundsPage {

    private static final String PATH = "/experience/rounds";
    private static final int SHOWN = 30;

    private final Rounds rounds;
    private final Surveys surveys;
    private final Conditions conditions;
    private final ConditionDesk desk;
    private final CustomersInReach customers;
    private final InstantSource time;

    RoundsPage(
            Rounds rounds,
            Surveys surveys,
            Conditions conditions,
            ConditionDesk desk,
            CustomersInReach customers,
            InstantSource time) {
        this.rounds = rounds;
        this.surveys = surveys;
        this.conditions = conditions;
        this.desk = desk;
        this.customers = customers;
        this.time = time;
    }

    @GetMapping(PATH)
    Page list(@RequestParam Map<String, String> typed) {
        seesAll();
        return page(typed, null, null);
    }

    /** Counts who would be asked. */
    @PostMapping(PATH + "/counts")
    View count(@RequestParam Map<String, String> typed) {
        seesAll();
        return answer(typed, read(typed, false));
    }

    @PostMapping(PATH)
    View begin(@RequestParam Map<String, String> typed) {
        seesAll();
        return answer(typed, read(typed, true));
    }

    @PostMapping(PATH + "/{id:\\d+}/stops")
    View stop(@PathVariable int id) {
        seesAll();
        return rounds.stop(id)
                ? Redirect.to(PATH).saying("Stopped. Who was not asked yet is not asked any more.")
                : Redirect.to(PATH).warning("It is through already.");
    }

    /** Whom one does not see, one does not write to. */
    private void seesAll() {
        if (!customers.now().isAll()) {
            throw new Refusal(
                    HttpStatus.FORBIDDEN, "Not all are yours to see", "Who sees every customer can ask many at once.");
        }
    }

    private Rounds.Outcome read(Map<String, String> typed, boolean begins) {
        String survey = typed.getOrDefault("survey", "");
        int id = survey.matches("\\d{1,9}") ? Integer.parseInt(survey) : 0;
        String condition = desk.json(typed).orElse(null);
        if (condition != null) {
            switch (conditions.readTyped(condition)) {
                case Conditions.Reading.Bad bad -> {
                    return new Rounds.Outcome.Refused(bad.sentence());
                }
                case Conditions.Reading.Good good -> condition = conditions.write(good.condition());
            }
        }
        return begins ? rounds.begin(id, condition) : rounds.count(id, condition);
    }

    private View answer(Map<String, String> typed, Rounds.Outcome outcome) {
        return switch (outcome) {
            case Rounds.Outcome.Done d -> Redirect.to(PATH).saying("It has begun. Letters go out in the next minutes.");
            case Rounds.Outcome.Counted counted -> page(typed, counted.count(), null);
            case Rounds.Outcome.Refused refused ->
                page(typed, null, refused.sentence()).status(422);
        };
    }

    private Page page(Map<String, String> typed, Rounds.@Nullable Count count, @Nullable String fault) {
        List<RoundsView.Line> lines = rounds.latest(SHOWN).stream()
                .map(r -> new RoundsView.Line(
                        r, surveys.find(r.surveyId()).map(Survey::name).orElse("a survey"), sentence(r.condition())))
                .toList();
        return Page.of(
                "Ask many at once",
                "experience/rounds/rounds",
                new RoundsView(
                        lines,
                        surveys.all().stream()
                                .filter(s -> s.takes(time.instant()))
                                .toList(),
                        typed,
                        desk.view(typed, "Everybody of whom this holds", ConditionDesk.CUSTOMER),
                        count,
                        surveys.fatigueDays(),
                        fault));
    }

    private String sentence(@Nullable String condition) {
        return condition == null
                ? "Everybody."
                : conditions.read(condition) instanceof Conditions.Reading.Good good
                        ? "Everybody who " + conditions.sentence(good.condition()) + "."
                        : "Its condition cannot be read any more.";
    }
}

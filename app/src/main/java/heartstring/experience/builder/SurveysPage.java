package heartstring.experience.builder;

import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Surveys;
import heartstring.experience.surveys.Templates;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of surveys, and where a new one begins. */
@ForRoles(Role.MANAGER)
@Controller
class SurveysPage {

    static final String PATH = "/experience/surveys";

    private final Surveys surveys;
    private final Settings settings;

    SurveysPage(Surveys surveys, Settings settings) {
        this.surveys = surveys;
        this.settings = settings;
    }

    @Bean
    static NavEntry surveysEntry() {
        return new NavEntry("Experience", 400, "message-circle", "Surveys", PATH, Set.of("MANAGER", "ANALYST"));
    }

    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping(PATH)
    Page list() {
        return page(null);
    }

    @PostMapping(PATH)
    View draw(@RequestParam String template, @RequestParam(defaultValue = "") String name) {
        Templates chosen = Arrays.stream(Templates.values())
                .filter(t -> t.name().equals(template))
                .findFirst()
                .orElse(Templates.BLANK);
        return switch (surveys.draw(name.isBlank() ? unused(chosen.label()) : name, chosen.form())) {
            case Surveys.Outcome.Done done ->
                Redirect.to(PATH + "/" + done.survey().id()).saying("Drawn up. Nobody sees it before you publish it.");
            case Surveys.Outcome.Refused refused -> page(refused.sentence()).status(422);
        };
    }

    /** Nobody is asked more often than every so many days, whatever the survey. */
    @PostMapping(PATH + "/fatigue")
    View rest(@RequestParam(defaultValue = "7") int days) {
        if (days < 0 || days > 365) {
            return page("People rest 0 to 365 days between two surveys.").status(422);
        }
        settings.set(Map.of(Surveys.FATIGUE, String.valueOf(days)));
        return Redirect.to(PATH).saying("Kept. It holds for every survey.");
    }

    private String unused(String label) {
        String name = label;
        for (int n = 2; isTaken(name); n++) {
            name = label + " " + n;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return surveys.all().stream().anyMatch(s -> s.name().equals(name));
    }

    private Page page(@Nullable String fault) {
        Map<Integer, Surveys.Count> counts = surveys.counts();
        List<SurveysView.Line> lines =
                surveys.all().stream().map(s -> line(s, counts.get(s.id()))).toList();
        Actor.Colleague who = Actor.current().colleague();
        boolean mayDraw = who == null || who.role() != Role.ANALYST;
        return Page.of(
                "Surveys", "experience/builder/surveys", new SurveysView(lines, mayDraw, surveys.fatigueDays(), fault));
    }

    private static SurveysView.Line line(Survey survey, Surveys.@Nullable Count count) {
        return new SurveysView.Line(survey, count == null ? 0 : count.answers(), count == null ? null : count.last());
    }
}

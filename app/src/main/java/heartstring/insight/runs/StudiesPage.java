package heartstring.insight.runs;

import heartstring.platform.audit.Audit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** What is worked out in the background: of what data, when, how far it is, and how good it was. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class StudiesPage {

    private static final String PATH = "/insight/studies";
    private static final int PAST = 6;

    private final Studies studies;
    private final Audit audit;

    StudiesPage(Studies studies, Audit audit) {
        this.studies = studies;
        this.audit = audit;
    }

    @Bean
    static NavEntry studiesEntry() {
        return new NavEntry(
                "Insight", 690, "microscope", "How it is known", PATH, Set.of("MANAGER", "ANALYST", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View all() {
        return Page.of("How it is known", "insight/runs/studies", view());
    }

    @GetMapping(PATH + "/list")
    View list() {
        return Fragment.of("insight/runs/list", view());
    }

    private StudiesView view() {
        Map<String, List<Run>> runs = studies.newest(PAST).stream().collect(Collectors.groupingBy(Run::study));
        return new StudiesView(studies.all().stream()
                .map(study -> StudiesView.line(study, runs.getOrDefault(study.name(), List.of())))
                .toList());
    }

    @ForRoles(Role.MANAGER)
    @PostMapping(PATH + "/{name:[a-z-]{1,40}}/runs")
    View ask(@PathVariable String name) {
        Study study = studies.all().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such study."));
        if (!studies.ask(name)) {
            return Redirect.to(PATH).saying("“" + study.title() + "” is being worked out already.");
        }
        audit.record("asked for anew", "study", name, "{}");
        return Redirect.to(PATH)
                .saying("“" + study.title() + "” is worked out anew; its page shows what was found before until then.");
    }
}

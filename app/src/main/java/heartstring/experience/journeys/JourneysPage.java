package heartstring.experience.journeys;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of journeys, and where a new one begins. */
@ForRoles(Role.MANAGER)
@Controller
class JourneysPage {

    static final String PATH = "/experience/journeys";

    private final Journeys journeys;

    JourneysPage(Journeys journeys) {
        this.journeys = journeys;
    }

    @Bean
    static NavEntry journeysEntry() {
        return new NavEntry("Experience", 405, "route", "Journeys", PATH, Set.of("MANAGER", "AGENT", "ANALYST"));
    }

    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping(PATH)
    Page list() {
        return page(null);
    }

    @PostMapping(PATH)
    View design(@RequestParam String template) {
        JourneyTemplates chosen = Arrays.stream(JourneyTemplates.values())
                .filter(t -> t.name().equals(template))
                .findFirst()
                .orElse(JourneyTemplates.SHOP);
        return switch (journeys.add(unused(chosen.label()), chosen.stages())) {
            case Journeys.Outcome.Done done ->
                Redirect.to(PATH + "/" + done.journey().id() + "/design")
                        .saying("Designed. What happened until now is being read; change it as you like.");
            case Journeys.Outcome.Refused refused -> page(refused.sentence()).status(422);
        };
    }

    @PostMapping(PATH + "/{id}/archiving")
    View archive(@PathVariable int id, @RequestParam boolean archived) {
        return switch (journeys.setArchived(id, archived)) {
            case Journeys.Outcome.Done done -> Redirect.to(PATH).saying(archived ? "Put away." : "In use again.");
            case Journeys.Outcome.Refused refused -> page(refused.sentence()).status(422);
        };
    }

    private String unused(String label) {
        String name = label;
        for (int n = 2; isTaken(name); n++) {
            name = label + " " + n;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return journeys.all().stream().anyMatch(j -> j.name().equals(name));
    }

    private Page page(@Nullable String fault) {
        Actor.Colleague who = Actor.current().colleague();
        boolean may = who == null || who.role() == Role.MANAGER || who.role() == Role.ADMINISTRATOR;
        return Page.of("Journeys", "experience/journeys/journeys", new JourneysView(journeys.all(), may, fault));
    }
}

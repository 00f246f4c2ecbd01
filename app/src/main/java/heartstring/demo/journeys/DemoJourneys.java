package heartstring.demo.journeys;

import heartstring.experience.journeys.JourneyTemplates;
import heartstring.experience.journeys.Journeys;
import heartstring.experience.journeys.Stage;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The designed journey of the demo shop. */
@Component
public class DemoJourneys {

    private static final String NAME = "Life with Marigold Market";

    /** Stages that the agent answers for; the others are the administrator's. */
    private static final Set<String> AGENTS = Set.of("Ask", "Return", "Complain");

    private final Journeys journeys;
    private final Users users;

    DemoJourneys(Journeys journeys, Users users) {
        this.journeys = journeys;
        this.users = users;
    }

    /** Designs it, unless it is there. */
    public void begin(String administrator, String agent) {
        if (journeys.all().stream().noneMatch(j -> j.name().equals(NAME))) {
            long one = users.find(administrator).map(User::id).orElse(0L);
            long other = users.find(agent).map(User::id).orElse(0L);
            List<Stage> stages = JourneyTemplates.SHOP.stages().stream()
                    .map(stage -> stage.ownedBy(AGENTS.contains(stage.name()) ? other : one))
                    .toList();
            journeys.add(NAME, stages);
        }
    }
}

package heartstring.demo.twins;

import heartstring.customer.duplicates.Searches;
import heartstring.demo.people.Home;
import heartstring.demo.scene.World;
import heartstring.demo.stream.ShopPlan;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ActorAuthentication;
import heartstring.platform.settings.Settings;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.touchpoint.intake.Intake;
import heartstring.touchpoint.sources.Source;
import heartstring.touchpoint.sources.Sources;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Brings the list of a tasting into the shop, once, and has the house look for duplicates. */
@Component
public class DemoTwins {

    static final String SOURCE = "Tasting list";
    private static final String DONE = "demo.twins";
    private static final int DAYS_AGO = 40;

    private final Intake intake;
    private final Sources sources;
    private final Searches searches;
    private final Users users;
    private final Settings settings;

    DemoTwins(Intake intake, Sources sources, Searches searches, Users users, Settings settings) {
        this.intake = intake;
        this.sources = sources;
        this.searches = searches;
        this.users = users;
        this.settings = settings;
    }

    /** Plants them unless that was done; the colleague with this address asks for the search. */
    public void begin(String email, ShopPlan plan) {
        Optional<User> manager = users.find(email);
        if (manager.isEmpty() || settings.get(DONE, "").equals("done")) {
            return;
        }
        User user = manager.get();
        SecurityContextHolder.getContext()
                .setAuthentication(new ActorAuthentication(Actor.user(user.id(), user.name(), user.role())));
        try {
            // User ids of this list mean nothing to other sources.
            Source list = sources.internal(SOURCE, "office", "tasting");
            List<JsonNode> events = new ArrayList<>();
            for (Twin twin : Twins.of(World.of(plan))) {
                events.add(event(twin, plan));
            }
            intake.accept(list, events, "identify", null);
            searches.want();
            settings.set(Map.of(DONE, "done"));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static ObjectNode event(Twin twin, ShopPlan plan) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("messageId", "tasting-" + twin.customer()).put("userId", "tasting-" + twin.customer());
        event.put(
                "timestamp",
                plan.lastDay()
                        .minusDays(DAYS_AGO)
                        .atTime(LocalTime.NOON)
                        .toInstant(ZoneOffset.UTC)
                        .toString());
        ObjectNode traits = event.putObject("traits");
        traits.put("firstName", twin.firstName());
        traits.put("lastName", twin.lastName());
        traits.put("birthday", twin.birthday().toString());
        if (twin.email() != null) {
            traits.put("email", twin.email());
        }
        Home home = twin.home();
        if (home != null) {
            traits.putObject("address")
                    .put("street", home.street())
                    .put("postalCode", home.postcode())
                    .put("city", home.city())
                    .put("country", home.country());
        }
        return event;
    }
}

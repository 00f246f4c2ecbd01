package heartstring.experience.journeys;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.users.User;
import heartstring.platform.users.Users;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where a manager designs a journey; every change is kept. */
@ForRoles(Role.MANAGER)
@Controller
class DesignPage {

    private static final String PATH = JourneysPage.PATH + "/{id}/design";
    private static final int MOST_COLLEAGUES = 500;

    private final Journeys journeys;
    private final Users users;

    DesignPage(Journeys journeys, Users users) {
        this.journeys = journeys;
        this.users = users;
    }

    @GetMapping(PATH)
    View design(@PathVariable int id) {
        Journey journey = journeys.find(id).orElseThrow(() -> Refusal.notFound("journey"));
        return page(id, journey.name(), journey.stages(), null);
    }

    @PostMapping(PATH)
    View change(@PathVariable int id, @RequestParam MultiValueMap<String, String> form) {
        if (journeys.find(id).isEmpty()) {
            throw Refusal.notFound("journey");
        }
        String name = first(form, "name");
        List<Stage> stages = new ArrayList<>();
        for (int no : order(form)) {
            Stage stage = stage(form, no);
            if (stage != null) {
                stages.add(stage);
            }
        }
        return switch (journeys.change(id, name, stages)) {
            case Journeys.Outcome.Done done ->
                Redirect.to(JourneysPage.PATH + "/" + id)
                        .saying("Kept as design " + done.journey().version() + ".");
            case Journeys.Outcome.Refused refused ->
                page(id, name, stages, refused.sentence()).status(422);
        };
    }

    /** The places in the order that was typed; of equals, as they stood. */
    private static List<Integer> order(MultiValueMap<String, String> form) {
        record Placed(int no, int at) {}
        List<Placed> placed = new ArrayList<>();
        for (int no = 1; no <= JourneyRules.MOST_STAGES; no++) {
            if (form.containsKey("stage-" + no)) {
                placed.add(new Placed(no, number(first(form, "at-" + no), no)));
            }
        }
        return placed.stream()
                .sorted(java.util.Comparator.comparingInt(Placed::at).thenComparingInt(Placed::no))
                .map(Placed::no)
                .toList();
    }

    /** A stage without a name is left out. */
    private static @Nullable Stage stage(MultiValueMap<String, String> form, int no) {
        String name = first(form, "stage-" + no);
        if (name.isEmpty()) {
            return null;
        }
        List<Touch> touches = new ArrayList<>();
        List<String> events = form.getOrDefault("event-" + no, List.of());
        for (int i = 0; i < events.size() && i <= JourneyRules.MOST_TOUCHES; i++) {
            if (!events.get(i).isBlank()) {
                touches.add(JourneyRules.touch(
                        events.get(i), text(form, "channel-" + no, i), which(text(form, "which-" + no, i))));
            }
        }
        return new Stage(
                number(first(form, "id-" + no), 0),
                name,
                first(form, "intended-" + no),
                number(first(form, "aim-" + no), 0),
                Math.max(0, number(first(form, "owner-" + no), 0)),
                touches,
                promise(form, no));
    }

    private static @Nullable Promise promise(MultiValueMap<String, String> form, int no) {
        List<String> until = JourneyRules.events(first(form, "until-" + no));
        String amount = first(form, "amount-" + no);
        if (until.isEmpty() && amount.isEmpty()) {
            return null;
        }
        int minutes = Promise.minutes(first(form, "unit-" + no));
        long all = (long) number(amount, 0) * minutes;
        return new Promise(
                JourneyRules.events(first(form, "from-" + no)),
                until,
                all < 1 || all > JourneyRules.LONGEST_PROMISE_MINUTES ? 0 : (int) all);
    }

    private static Touch.Which which(String typed) {
        return Arrays.stream(Touch.Which.values())
                .filter(w -> w.name().equals(typed))
                .findFirst()
                .orElse(Touch.Which.ANY);
    }

    private static String first(MultiValueMap<String, String> form, String field) {
        return text(form, field, 0);
    }

    private static String text(MultiValueMap<String, String> form, String field, int at) {
        List<String> list = form.getOrDefault(field, List.of());
        return at < list.size() ? list.get(at).strip() : "";
    }

    private static int number(String text, int otherwise) {
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private Page page(int id, String name, List<Stage> stages, @Nullable String fault) {
        List<DesignView.Colleague> colleagues = users.list(0, MOST_COLLEAGUES).stream()
                .filter(User::active)
                .map(user -> new DesignView.Colleague(user.id(), user.name()))
                .toList();
        List<DesignView.Past> past = journeys.versions(id).stream()
                .map(version -> new DesignView.Past(version.no(), version.at(), by(version.userId()), version.stages()))
                .toList();
        return Page.of(
                "Design of " + name,
                "experience/journeys/design",
                new DesignView(id, name, DesignView.places(stages), colleagues, past, fault));
    }

    private String by(long id) {
        User user = id == 0 ? null : users.find(id);
        return user == null ? "" : user.name();
    }
}

package heartstring.messaging.webhookdesk;

import heartstring.messaging.webhooks.Endpoint;
import heartstring.messaging.webhooks.Telling;
import heartstring.messaging.webhooks.Tellings;
import heartstring.messaging.webhooks.Webhooks;
import heartstring.messaging.webhooks.Webhooks.Outcome;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class WebhooksPage {

    private static final String PATH = "/webhooks";
    private static final String ONE = PATH + "/{id:\\d{1,9}}";
    private static final String EVENT = "event:";
    private static final int MOST = 50;

    private final Webhooks webhooks;
    private final Tellings tellings;

    WebhooksPage(Webhooks webhooks, Tellings tellings) {
        this.webhooks = webhooks;
        this.tellings = tellings;
    }

    @Bean
    static NavEntry webhooksEntry() {
        return new NavEntry("Administration", 937, "webhook", "Webhooks", PATH, Set.of("ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View list() {
        return list("", "", List.of(), "", null);
    }

    @PostMapping(PATH)
    View add(
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") List<String> kinds,
            @RequestParam(defaultValue = "") String own) {
        return switch (webhooks.add(url, description, all(kinds, own))) {
            case Outcome.Done done -> one(done.endpoint(), done.secret(), "", Long.MAX_VALUE, null);
            case Outcome.Refused refused -> list(url, description, kinds, own, refused.sentence());
        };
    }

    @GetMapping(ONE)
    View show(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "9223372036854775807") long before) {
        return one(find(id), "", state, before, null);
    }

    @PostMapping(ONE)
    View change(
            @PathVariable int id,
            @RequestParam(defaultValue = "") String url,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") List<String> kinds,
            @RequestParam(defaultValue = "") String own) {
        Endpoint endpoint = find(id);
        return switch (webhooks.change(id, url, description, all(kinds, own))) {
            case Outcome.Done d -> Redirect.to(PATH + "/" + id).saying("Saved.");
            case Outcome.Refused refused ->
                one(
                        endpoint,
                        "",
                        "",
                        Long.MAX_VALUE,
                        form(PATH + "/" + id, url, description, kinds, own, refused.sentence()));
        };
    }

    @PostMapping(ONE + "/state")
    View state(@PathVariable int id, @RequestParam boolean on) {
        find(id);
        webhooks.turn(id, on);
        return Redirect.to(PATH + "/" + id)
                .saying(on ? "It is on. What waits is told now." : "It is off. What happens now is not told.");
    }

    @PostMapping(ONE + "/secret")
    View rotate(@PathVariable int id) {
        find(id);
        return switch (webhooks.rotate(id)) {
            case Outcome.Done done -> one(done.endpoint(), done.secret(), "", Long.MAX_VALUE, null);
            case Outcome.Refused refused -> throw Refusal.conflict(refused.sentence());
        };
    }

    @PostMapping(ONE + "/tests")
    View test(@PathVariable int id) {
        find(id);
        tellings.test(id);
        return Redirect.to(PATH + "/" + id).saying("A test is on its way. Look again in a moment.");
    }

    @PostMapping(ONE + "/removal")
    View remove(@PathVariable int id) {
        webhooks.remove(find(id).id());
        return Redirect.to(PATH).saying("It is gone, with its log.");
    }

    @PostMapping(ONE + "/replays")
    View failedAgain(@PathVariable int id) {
        find(id);
        int count = tellings.failedAgain(id, Instant.EPOCH);
        return Redirect.to(PATH + "/" + id).saying(count == 0 ? "Nothing has failed." : "Told again: " + count + ".");
    }

    @GetMapping(ONE + "/deliveries/{telling:\\d{1,18}}")
    View told(@PathVariable int id, @PathVariable long telling) {
        Telling found = tellings.one(id, telling).orElseThrow(() -> Refusal.notFound("delivery"));
        return Page.of(
                "What was told",
                "messaging/webhookdesk/told",
                new WebhooksView.Told(find(id), found, tellings.body(found).orElse(null)));
    }

    @PostMapping(ONE + "/deliveries/{telling:\\d{1,18}}/replay")
    View again(@PathVariable int id, @PathVariable long telling) {
        Redirect back = Redirect.to(PATH + "/" + find(id).id() + "/deliveries/" + telling);
        return tellings.again(id, telling)
                ? back.saying("It is told again now, under the same id.")
                : back.warning("It waits to be told already.");
    }

    private Endpoint find(int id) {
        return webhooks.find(id).orElseThrow(() -> Refusal.notFound("webhook"));
    }

    private static List<String> all(List<String> kinds, String own) {
        List<String> all = new ArrayList<>(kinds);
        Arrays.stream(own.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> all.add(EVENT + name));
        return all;
    }

    private View list(String url, String description, List<String> kinds, String own, @Nullable String fault) {
        return Page.of(
                        "Webhooks",
                        "messaging/webhookdesk/webhooks",
                        new WebhooksView(
                                webhooks.all(), tellings.counts(), form(PATH, url, description, kinds, own, fault)))
                .status(fault == null ? 200 : 422);
    }

    private WebhooksView.Form form(
            String path, String url, String description, List<String> kinds, String own, @Nullable String fault) {
        return new WebhooksView.Form(path, url, description, kinds, own, webhooks.kinds(), fault);
    }

    private View one(Endpoint endpoint, String secret, String state, long before, WebhooksView.@Nullable Form typed) {
        List<Telling> found = tellings.log(endpoint.id(), state, before, MOST);
        String own = endpoint.kinds().stream()
                .filter(kind -> kind.startsWith(EVENT))
                .map(kind -> kind.substring(EVENT.length()))
                .collect(Collectors.joining(", "));
        WebhooksView.Form form = typed == null
                ? form(PATH + "/" + endpoint.id(), endpoint.url(), endpoint.description(), endpoint.kinds(), own, null)
                : typed;
        return Page.of(
                        "Webhook",
                        "messaging/webhookdesk/webhook",
                        new WebhooksView.One(
                                endpoint,
                                tellings.counts().getOrDefault(endpoint.id(), new Tellings.Counts(0, 0)),
                                secret,
                                form,
                                state,
                                found,
                                found.size() < MOST ? 0 : found.getLast().id()))
                .status(form.fault() == null ? 200 : 422);
    }
}

package heartstring.touchpoint.rejected;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.touchpoint.sources.Sources;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@ForRoles({Role.ADMINISTRATOR, Role.MANAGER})
@Controller
class RejectedPage {

    private static final int ROWS = 50;

    private final Rejected rejected;
    private final Sources sources;

    RejectedPage(Rejected rejected, Sources sources) {
        this.rejected = rejected;
        this.sources = sources;
    }

    @Bean
    static NavEntry rejectedEntry() {
        return new NavEntry(
                "Data", 830, "alert-triangle", "Rejected events", "/rejected", Set.of("ADMINISTRATOR", "MANAGER"));
    }

    @GetMapping("/rejected")
    Page list(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int source,
            @RequestParam(defaultValue = "0") long before) {
        Rejected.Filter filter = new Rejected.Filter(reason, source);
        List<RejectedEvent> found = rejected.list(filter, before, ROWS + 1);
        boolean more = found.size() > ROWS;
        List<RejectedEvent> shown = more ? found.subList(0, ROWS) : found;
        return Page.of(
                "Rejected events",
                "touchpoint/rejected/list",
                new RejectedView(
                        shown,
                        rejected.reasons(),
                        sources.all(),
                        filter,
                        more ? RejectedView.path(filter, shown.getLast().id()) : null));
    }

    @GetMapping("/rejected/{id}")
    Fragment payload(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int source) {
        RejectedEvent event = rejected.find(id).orElseThrow(() -> Refusal.notFound("event"));
        return Fragment.of(
                "touchpoint/rejected/payload", new RejectedView.Payload(event, new Rejected.Filter(reason, source)));
    }

    @PostMapping("/rejected/{id}/replay")
    Redirect replay(
            @PathVariable long id,
            @RequestParam(required = false) String payload,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int source) {
        Redirect back = Redirect.to(RejectedView.path(new Rejected.Filter(reason, source), 0));
        String kept = rejected.find(id).map(RejectedEvent::payload).orElseThrow(() -> Refusal.notFound("event"));
        boolean edited = payload != null && !lines(payload).equals(lines(kept));
        return switch (rejected.replay(id, edited ? payload : null)) {
            case Rejected.Again.Landed landed -> back.saying("It is in.");
            case Rejected.Again.Still still -> back.warning(still.reason());
            case Rejected.Again.Unknown unknown -> throw Refusal.notFound("event");
        };
    }

    /** A form sends other line ends than were put into it. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    @PostMapping("/rejected/replay")
    Redirect replayAll(@RequestParam(defaultValue = "") String reason, @RequestParam(defaultValue = "0") int source) {
        Rejected.Filter filter = new Rejected.Filter(reason, source);
        Rejected.Many many = rejected.replayAll(filter);
        String words = many.landed() + " landed, " + many.still() + " still cannot be taken in.";
        Redirect back = Redirect.to(RejectedView.path(filter, 0));
        return many.still() == 0 ? back.saying(words) : back.warning(words);
    }

    @PostMapping("/rejected/{id}/discard")
    Redirect discard(
            @PathVariable long id,
            @RequestParam Discard why,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int source) {
        if (!rejected.discard(id, why)) {
            throw Refusal.notFound("event");
        }
        return Redirect.to(RejectedView.path(new Rejected.Filter(reason, source), 0))
                .saying("Thrown away.");
    }

    @PostMapping("/rejected/discard")
    Redirect discardAll(
            @RequestParam Discard why,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "0") int source) {
        int gone = rejected.discardAll(new Rejected.Filter(reason, source), why);
        return Redirect.to("/rejected").saying(gone + " thrown away.");
    }
}

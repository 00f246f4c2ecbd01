package heartstring.desk.customer;

import heartstring.customer.relations.Roles;
import heartstring.experience.emotion.Voices;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.story.purchases.Purchases;
import heartstring.story.timeline.Detail;
import heartstring.story.timeline.Entry;
import heartstring.story.timeline.Filter;
import heartstring.story.timeline.KindGroup;
import heartstring.story.timeline.Timeline;
import heartstring.story.timeline.TimelinePage;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Page;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class CustomerPage {

    private static final int LINES = 50;

    private final Portraits portraits;
    private final Timeline timeline;
    private final Purchases purchases;
    private final Roles roles;
    private final Voices voices;

    CustomerPage(Portraits portraits, Timeline timeline, Purchases purchases, Roles roles, Voices voices) {
        this.voices = voices;
        this.roles = roles;
        this.portraits = portraits;
        this.timeline = timeline;
        this.purchases = purchases;
    }

    @GetMapping("/customers/{id:\\d+}")
    View story(
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<String> kind,
            @RequestParam(defaultValue = "") List<String> channel,
            @RequestParam(defaultValue = "false") boolean only,
            @RequestParam(required = false) @Nullable String before,
            HttpServletRequest request) {
        long current = portraits.current(id);
        if (current != id) {
            return moved("/customers/" + current);
        }
        Set<String> kinds = words(kind);
        Set<String> channels = words(channel);
        List<Long> whose = only ? List.of(id) : roles.together(id, Timeline.MOST_CUSTOMERS);
        TimelinePage page = page(whose, kinds, channels, before);
        TimelineView.Lines lines = new TimelineView.Lines(
                id,
                page,
                TimelineView.query(kinds, channels, only),
                whose.size() == 1 ? Map.of() : portraits.names(page.entries()),
                voices.of(page.entries().stream().map(Entry::id).toList()));
        if (request.getHeader("HX-Request") != null) {
            return Fragment.of("desk/customer/lines", lines);
        }
        Portrait portrait = portraits.of(id, "timeline");
        return Page.of(
                portrait.head().name(),
                "desk/customer/story",
                new TimelineView(portrait, lines, kinds, channels, only, before != null));
    }

    @GetMapping("/customers/{id:\\d+}/touchpoints/{touchpoint}")
    View detail(@PathVariable long id, @PathVariable long touchpoint, HttpServletRequest request) {
        Detail detail = timeline.detail(touchpoint)
                .filter(found -> found.customerId() == portraits.current(id))
                .orElseThrow(() -> Refusal.notFound("touchpoint"));
        TimelineView.Whole view = new TimelineView.Whole(id, detail, voices.isHeard(touchpoint));
        return request.getHeader("HX-Request") != null
                ? Fragment.of("desk/customer/detail", view)
                : Page.of(detail.name(), "desk/customer/detail", view);
    }

    @GetMapping("/customers/{id:\\d+}/purchases")
    View purchases(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String before,
            HttpServletRequest request) {
        long current = portraits.current(id);
        if (current != id) {
            return moved("/customers/" + current + "/purchases");
        }
        PurchasesView.Lines lines = new PurchasesView.Lines(id, receipts(id, before));
        if (request.getHeader("HX-Request") != null) {
            return Fragment.of("desk/customer/receipts", lines);
        }
        Portrait portrait = portraits.of(id, "purchases");
        return Page.of(portrait.head().name(), "desk/customer/purchases", new PurchasesView(portrait, lines));
    }

    private TimelinePage page(List<Long> whose, Set<String> kinds, Set<String> channels, @Nullable String before) {
        Set<KindGroup> groups = kinds.stream()
                .map(KindGroup::ofWord)
                .filter(group -> group != null)
                .collect(Collectors.toSet());
        try {
            return timeline.page(whose, new Filter(groups, channels), before, LINES);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private Purchases.PurchasesPage receipts(long id, @Nullable String before) {
        try {
            return purchases.page(id, before, LINES);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(String.valueOf(e.getMessage()));
        }
    }

    /** At most a dozen short words, in the order in which they came. */
    private static Set<String> words(List<String> typed) {
        return typed.stream()
                .map(String::strip)
                .filter(word -> word.matches("[a-z_]{2,20}"))
                .limit(12)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The answer for an id that was merged into another customer's. */
    static View moved(String path) {
        RedirectView view = new RedirectView(URI.create(path).toString());
        view.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        view.setExposeModelAttributes(false);
        return view;
    }
}

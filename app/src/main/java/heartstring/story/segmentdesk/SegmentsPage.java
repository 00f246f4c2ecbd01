package heartstring.story.segmentdesk;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.story.drafting.ConditionDesk;
import heartstring.story.membership.Membership;
import heartstring.story.membership.Membership.Flow;
import heartstring.story.membership.Membership.Size;
import heartstring.story.segments.Previews;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** All segments, a form for another, and whom a condition holds of while it is put together. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class SegmentsPage {

    static final String PATH = "/segments";
    static final String LEGEND = "Everybody of whom this holds";
    static final String NONE = "Add a condition: a segment is everybody of whom something holds.";

    private static final int LATELY_DAYS = 7;
    private static final String EVERYBODY = "{\"all\":[]}";
    private static final Flow NOBODY = new Flow(0, 0);

    private final Segments segments;
    private final Previews previews;
    private final Membership membership;
    private final ConditionDesk desk;

    SegmentsPage(Segments segments, Previews previews, Membership membership, ConditionDesk desk) {
        this.segments = segments;
        this.previews = previews;
        this.membership = membership;
        this.desk = desk;
    }

    @Bean
    static NavEntry segmentsEntry() {
        return new NavEntry("Insight", 654, "users-group", "Segments", PATH, Set.of("MANAGER", "ANALYST"));
    }

    @GetMapping(PATH)
    Page all() {
        return page(Map.of(), null);
    }

    @PostMapping(PATH)
    View add(@RequestParam Map<String, String> typed) {
        Optional<String> condition = desk.json(typed);
        if (condition.isEmpty()) {
            return page(typed, NONE).status(422);
        }
        return switch (segments.add(typed.getOrDefault("name", ""), typed.getOrDefault("note", ""), condition.get())) {
            case Segments.Outcome.Done done ->
                Redirect.to(PATH + "/" + done.segmentId()).saying("Named. It is counted in a moment.");
            case Segments.Outcome.Refused refused ->
                page(typed, refused.sentence()).status(422);
        };
    }

    /** How many it would be, and a few of them. */
    @PostMapping(PATH + "/preview")
    Fragment preview(@RequestParam Map<String, String> typed) {
        Optional<String> condition = desk.json(typed);
        return Fragment.of("story/segmentdesk/preview", preview(condition, typed.getOrDefault("segment", "")));
    }

    private PreviewView preview(Optional<String> condition, String of) {
        int id = of.matches("[0-9]{1,9}") ? Integer.parseInt(of) : 0;
        return switch (segments.typed(condition.orElse(EVERYBODY), id)) {
            case Segments.Typed.Bad bad -> PreviewView.wrong(bad.sentence());
            case Segments.Typed.Good good ->
                PreviewView.of(previews.of(good.everybody().customers()), condition.isPresent());
        };
    }

    private Page page(Map<String, String> typed, @Nullable String fault) {
        Map<Integer, Size> sizes = membership.sizes();
        Map<Integer, Flow> lately = membership.lately(LATELY_DAYS);
        return Page.of(
                "Segments",
                "story/segmentdesk/segments",
                new SegmentsView(
                        segments.all().stream()
                                .map(s -> new SegmentsView.Line(
                                        s,
                                        segments.sentence(s),
                                        customers(s, sizes.get(s.id())),
                                        lately.getOrDefault(s.id(), NOBODY)))
                                .toList(),
                        desk.view(typed, LEGEND, ConditionDesk.CUSTOMER),
                        typed,
                        fault));
    }

    private static @Nullable Long customers(Segment segment, @Nullable Size size) {
        return size == null || size.version() != segment.version() ? null : (Long) size.customers();
    }

    static Refusal gone() {
        return Refusal.notFound("segment");
    }
}

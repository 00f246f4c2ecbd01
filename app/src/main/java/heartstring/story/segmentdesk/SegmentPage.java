package heartstring.story.segmentdesk;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.sheets.Sheet;
import heartstring.story.drafting.ConditionDesk;
import heartstring.story.membership.Membership;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One segment: how it grew, who came and who left, and its condition to be changed. */
@ForRoles({Role.MANAGER, Role.ANALYST})
@Controller
class SegmentPage {

    private static final String PATH = SegmentsPage.PATH + "/{id:\\d{1,9}}";
    private static final int DAYS = 90;
    private static final int FILE_DAYS = 1_000;
    private static final int NEWS = 30;

    private final Segments segments;
    private final Membership membership;
    private final ConditionDesk desk;

    SegmentPage(Segments segments, Membership membership, ConditionDesk desk) {
        this.segments = segments;
        this.membership = membership;
        this.desk = desk;
    }

    @GetMapping(PATH)
    Page one(@PathVariable int id) {
        return page(find(id), Map.of(), null);
    }

    @PostMapping(PATH)
    View change(@PathVariable int id, @RequestParam Map<String, String> typed) {
        Segment segment = find(id);
        boolean shown = desk.form(segment.condition()).isPresent();
        Optional<String> condition = desk.json(typed);
        if (shown && condition.isEmpty()) {
            return page(segment, typed, SegmentsPage.NONE).status(422);
        }
        return switch (segments.change(
                id, typed.getOrDefault("name", ""), typed.getOrDefault("note", ""), condition.orElse(null))) {
            case Segments.Outcome.Done done ->
                Redirect.to(SegmentsPage.PATH + "/" + done.segmentId()).saying("Changed.");
            case Segments.Outcome.Refused refused ->
                page(segment, typed, refused.sentence()).status(422);
        };
    }

    @PostMapping(PATH + "/removal")
    View remove(@PathVariable int id) {
        find(id);
        return switch (segments.remove(id)) {
            case Segments.Outcome.Done done ->
                Redirect.to(SegmentsPage.PATH).saying("The segment is gone; its customers are not.");
            case Segments.Outcome.Refused refused ->
                Redirect.to(SegmentsPage.PATH + "/" + id).warning(refused.sentence());
        };
    }

    /** Day by day as a file. */
    @GetMapping(PATH + "/days.{form:csv|xlsx}")
    void days(@PathVariable int id, @PathVariable String form, HttpServletResponse response) throws IOException {
        Segment segment = find(id);
        try (Sheet sheet = Sheet.answer(response, form, "segment-" + id + "-days")) {
            sheet.row(List.of("day", "customers", "came", "left"));
            for (Membership.Day day : membership.days(id, segment.version(), FILE_DAYS)) {
                sheet.row(List.of(day.day(), day.customers(), day.came(), day.went()));
            }
        }
    }

    private Segment find(int id) {
        return segments.find(id).orElseThrow(SegmentsPage::gone);
    }

    private Page page(Segment segment, Map<String, String> typed, @Nullable String fault) {
        Optional<Map<String, String>> form = desk.form(segment.condition());
        return Page.of(
                segment.name(),
                "story/segmentdesk/segment",
                new SegmentView(
                        segment,
                        segments.sentence(segment),
                        membership.size(segment.id(), segment.version()).orElse(null),
                        membership.days(segment.id(), segment.version(), DAYS),
                        membership.latest(segment.id(), NEWS),
                        form.isPresent(),
                        desk.view(
                                typed.isEmpty() ? form.orElse(Map.of()) : typed,
                                SegmentsPage.LEGEND,
                                ConditionDesk.CUSTOMER),
                        typed,
                        fault));
    }
}

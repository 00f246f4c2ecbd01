package heartstring.story.segmentdesk;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import heartstring.story.membership.Membership;
import heartstring.story.membership.Membership.Change;
import heartstring.story.membership.Membership.Day;
import heartstring.story.membership.Membership.Member;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is in segments, who came and who left, for programs. */
@Tag(name = "Segments")
@RestController
class MembersApi {

    private static final int DAYS = 400;

    private final Segments segments;
    private final Membership membership;

    MembersApi(Segments segments, Membership membership) {
        this.segments = segments;
        this.membership = membership;
    }

    record Members(List<Member> customers, @Nullable String next) {}

    record Changes(List<Change> changes, long last) {}

    record Days(List<Day> days) {}

    record In(int id, String name, Instant since) {}

    record SegmentsOf(long customer, List<In> segments) {}

    @Operation(summary = "Who is in a segment, and since when", description = "By their numbers, page by page.")
    @ForScope("customers:read")
    @GetMapping(SegmentsApi.PATH + "/{id:\\d{1,9}}/customers")
    Members members(
            @PathVariable int id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (membership.size(id, find(id).version()).isEmpty()) {
            throw Refusal.conflict("Who is in this segment is being worked out. Ask again in a little while.");
        }
        Cursor place = Cursor.parse(cursor, 1);
        int most = most(limit);
        List<Member> found = membership.page(id, place == null ? 0 : place.number(0), most + 1);
        boolean more = found.size() > most;
        List<Member> shown = more ? found.subList(0, most) : found;
        return new Members(shown, more ? Cursor.of(shown.getLast().customerId()).text() : null);
    }

    @Operation(
            summary = "Who came to segments and who left them, the oldest first",
            description =
                    "Ask again with the number of the last change. Kept for 400 days. Who is in a segment from its beginning, or because its"
                            + " condition became another, has not come.")
    @ForScope("customers:read")
    @GetMapping(SegmentsApi.PATH + "/changes")
    Changes changes(
            @Parameter(description = "The number of the last change that is known; 0 for the beginning")
                    @RequestParam(defaultValue = "0")
                    long after,
            @Parameter(description = "Of this segment alone") @RequestParam(defaultValue = "0") int segment,
            @RequestParam(defaultValue = "100") int limit) {
        if (segment != 0) {
            find(segment);
        }
        List<Change> found = membership.after(after, segment, most(limit));
        Map<Integer, Segment> seen = seen();
        return new Changes(
                found.stream().filter(c -> seen.containsKey(c.segmentId())).toList(),
                found.isEmpty() ? after : found.getLast().id());
    }

    @Operation(summary = "How large a segment was day by day, and how many came and left")
    @ForScope("insight:read")
    @GetMapping(SegmentsApi.PATH + "/{id:\\d{1,9}}/days")
    Days days(@PathVariable int id) {
        return new Days(membership.days(id, find(id).version(), DAYS));
    }

    @Operation(summary = "Which segments a customer is in, and since when")
    @ForScope("customers:read")
    @GetMapping("/api/customers/{id:\\d{1,18}}/segments")
    SegmentsOf of(@PathVariable long id) {
        Map<Integer, Segment> seen = seen();
        return new SegmentsOf(
                id,
                membership.of(id).stream()
                        .filter(in -> seen.containsKey(in.segmentId()))
                        .map(in -> new In(
                                in.segmentId(),
                                java.util.Objects.requireNonNull(seen.get(in.segmentId()))
                                        .name(),
                                in.enteredAt()))
                        .toList());
    }

    private Map<Integer, Segment> seen() {
        return segments.all().stream().collect(Collectors.toMap(Segment::id, Function.identity()));
    }

    private Segment find(int id) {
        return segments.find(id).orElseThrow(SegmentsPage::gone);
    }

    private static int most(int limit) {
        if (limit < 1 || limit > Membership.MOST_ON_PAGE) {
            throw Refusal.unprocessable("\"limit\" is 1 to " + Membership.MOST_ON_PAGE + ".");
        }
        return limit;
    }
}

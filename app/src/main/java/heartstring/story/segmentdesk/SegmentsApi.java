package heartstring.story.segmentdesk;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import heartstring.story.membership.Membership;
import heartstring.story.membership.Membership.Size;
import heartstring.story.segments.Previews;
import heartstring.story.segments.Segment;
import heartstring.story.segments.Segments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Segments of customers for programs. */
@Tag(name = "Segments")
@RestController
class SegmentsApi {

    static final String PATH = "/api/segments";

    private final Segments segments;
    private final Previews previews;
    private final Membership membership;

    SegmentsApi(Segments segments, Previews previews, Membership membership) {
        this.segments = segments;
        this.previews = previews;
        this.membership = membership;
    }

    record Shown(
            int id,
            String name,
            String note,

            @Schema(description = "The condition in words") String sentence,

            JsonNode condition,

            @Schema(description = "Grows when the condition changes")
            int version,

            @Schema(description = "How many are in it; missing as long as this version is being counted") @Nullable
            Long customers,

            @Schema(description = "When everybody was asked last") @Nullable
            Instant lookedAt,

            Instant madeAt,
            Instant changedAt) {}

    record SegmentList(List<Shown> segments) {}

    record Wanted(
            @Nullable String name,
            @Nullable String note,

            @Schema(
                    description =
                            "A condition on customers, such as {\"term\": \"orders\", \"is\": \"at-least\", \"value\": 10}")
            @Nullable
            JsonNode condition) {}

    @Operation(summary = "All segments of customers")
    @ForScope("insight:read")
    @GetMapping(PATH)
    SegmentList all() {
        return new SegmentList(segments.all().stream().map(this::shown).toList());
    }

    @Operation(summary = "One segment")
    @ForScope("insight:read")
    @GetMapping(PATH + "/{id:\\d{1,9}}")
    Shown one(@PathVariable int id) {
        return shown(find(id));
    }

    @Operation(summary = "Names a segment of customers by a condition")
    @ForScope("insight:write")
    @ResponseStatus(HttpStatus.CREATED)
    @PostMapping(PATH)
    Shown add(@RequestBody Wanted wanted) {
        return answer(segments.add(text(wanted.name()), text(wanted.note()), condition(wanted)));
    }

    @Operation(summary = "Changes a segment", description = "Without a condition it keeps the one it has.")
    @ForScope("insight:write")
    @PutMapping(PATH + "/{id:\\d{1,9}}")
    Shown change(@PathVariable int id, @RequestBody Wanted wanted) {
        find(id);
        JsonNode condition = wanted.condition();
        return answer(segments.change(
                id,
                text(wanted.name()),
                text(wanted.note()),
                condition == null || condition.isNull() ? null : condition.toString()));
    }

    @Operation(
            summary = "Takes a segment away; its customers stay",
            description = "Not as long as another segment asks who is in it.")
    @ForScope("insight:write")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @DeleteMapping(PATH + "/{id:\\d{1,9}}")
    void remove(@PathVariable int id) {
        find(id);
        if (segments.remove(id) instanceof Segments.Outcome.Refused refused) {
            throw Refusal.conflict(refused.sentence());
        }
    }

    record Counted(
            long customers,

            @Schema(description = "All customers") long house,

            @Schema(description = "Whether it would be everybody")
            boolean everybody,

            String sentence) {}

    @Operation(
            summary = "How many customers a condition holds of",
            description =
                    "Nothing is kept. Where counting takes longer than a few seconds the answer is 503; name it as a segment then.")
    @ForScope("insight:read")
    @PostMapping(PATH + "/preview")
    Counted preview(@RequestBody Wanted wanted) {
        return switch (segments.typed(condition(wanted), 0)) {
            case Segments.Typed.Bad bad -> throw Refusal.unprocessable(bad.sentence());
            case Segments.Typed.Good good -> {
                Previews.Preview preview = previews.of(good.everybody().customers())
                        .orElseThrow(() -> new Refusal(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Takes too long",
                                "They are too many to be counted at once."));
                yield new Counted(
                        preview.customers(),
                        preview.house(),
                        preview.isEverybody(),
                        segments.sentence(good.condition()));
            }
        };
    }

    private static String condition(Wanted wanted) {
        JsonNode condition = wanted.condition();
        if (condition == null || condition.isNull()) {
            throw Refusal.unprocessable("\"condition\" is missing.");
        }
        return condition.toString();
    }

    private Segment find(int id) {
        return segments.find(id).orElseThrow(SegmentsPage::gone);
    }

    private Shown answer(Segments.Outcome outcome) {
        return switch (outcome) {
            case Segments.Outcome.Done done -> shown(find(done.segmentId()));
            case Segments.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }

    private Shown shown(Segment segment) {
        Size size = membership.size(segment.id(), segment.version()).orElse(null);
        return new Shown(
                segment.id(),
                segment.name(),
                segment.note(),
                segments.sentence(segment),
                JsonMapper.shared().readTree(segment.condition()),
                segment.version(),
                size == null ? null : (Long) size.customers(),
                size == null ? null : size.lookedAt(),
                segment.madeAt(),
                segment.changedAt());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}

package heartstring.insight.segments;

import heartstring.kernels.memberships.Cell;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Segments compared, for programs. */
@Tag(name = "Insight")
@RestController
class ComparedApi {

    private static final int DAYS = 90;

    private final Compared compared;

    ComparedApi(Compared compared) {
        this.compared = compared;
    }

    record Day(LocalDate day, long customers) {}

    record SegmentSize(
            int id,
            String name,
            long customers,

            @Schema(description = "Whether the condition is another since this was counted")
            boolean changed,

            @Schema(description = "Days on which it was counted, the last 90")
            List<Day> days) {}

    record Combination(
            @Schema(
                    description =
                            "Segments that these customers are in; they are in none of the others that were asked for")
            List<Integer> in,

            long customers) {}

    record Shared(
            int one,
            int other,
            long both,

            @Schema(description = "Those in both of those in either, 0 to 1") @Nullable
            Double alike,

            @Schema(description = "How many times as many are in both as by chance") @Nullable
            Double lift) {}

    record Comparison(
            Instant countedAt,

            @Schema(description = "All customers") long customers,

            List<SegmentSize> segments,
            List<Combination> combinations,
            List<Shared> pairs) {}

    record TraitView(
            String family,
            String key,
            String name,
            long customers,
            long others,

            @Schema(description = "Of the segment, 0 to 1") double share,

            @Schema(description = "In 95 of 100 cases not below")
            double from,

            @Schema(description = "In 95 of 100 cases not above")
            double until,

            @Schema(description = "Of all others, 0 to 1") double shareOfOthers,

            @Schema(description = "The share of false ones among all that are told with it")
            double falseRate) {}

    record Traits(
            int segment,

            @Schema(
                    description =
                            "True where the segment or all others are fewer than five, or the segment was changed since")
            boolean tooFewToSay,

            List<TraitView> traits) {}

    @Operation(
            summary = "Segments compared: sizes, growth and overlap",
            description =
                    "As they were counted last; combinations are exclusive, the largest first. Without ids the largest segments.")
    @ForScope("insight:read")
    @GetMapping("/api/insight/segments")
    Comparison compare(
            @Parameter(description = "Numbers of at most 8 segments") @RequestParam(defaultValue = "")
                    List<Integer> ids) {
        if (ids.size() > ComparedPage.MOST) {
            throw Refusal.unprocessable("At most " + ComparedPage.MOST + " segments are compared at a time.");
        }
        Compared.Counting counting = counting();
        List<Compared.Known> chosen = new ArrayList<>();
        for (int id : ids) {
            chosen.add(counting.find(id).orElseThrow(() -> Refusal.notFound("segment that is counted")));
        }
        List<Compared.Known> all = ids.isEmpty()
                ? counting.known().stream().limit(ComparedPage.MOST).toList()
                : chosen;
        return new Comparison(
                counting.at(),
                counting.house(),
                all.stream().map(this::size).toList(),
                compared.cells(counting, all).stream()
                        .limit(1_000)
                        .map(cell -> combination(cell, all))
                        .toList(),
                compared.pairs(counting, all).stream()
                        .map(b -> new Shared(
                                b.one().segment().id(),
                                b.other().segment().id(),
                                b.pair().both(),
                                number(b.pair().alike()),
                                number(b.pair().lift())))
                        .toList());
    }

    private static Combination combination(Cell cell, List<Compared.Known> all) {
        List<Integer> in = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (cell.has(i)) {
                in.add(all.get(i).segment().id());
            }
        }
        return new Combination(in, cell.members());
    }

    private static @Nullable Double number(OptionalDouble value) {
        return value.isEmpty() ? null : (Double) value.getAsDouble();
    }

    private SegmentSize size(Compared.Known known) {
        List<Day> days = new ArrayList<>();
        compared.sizes(known, DAYS).forEach((day, customers) -> days.add(new Day(day, customers)));
        return new SegmentSize(known.segment().id(), known.segment().name(), known.customers(), known.changed(), days);
    }

    @Operation(
            summary = "What is more or less frequent in a segment than among all other customers",
            description = "Only what differs by more than chance, the farthest apart first.")
    @ForScope("insight:read")
    @GetMapping("/api/insight/segments/{id:\\d{1,9}}/traits")
    Traits traits(@PathVariable int id) {
        Compared.Counting counting = counting();
        Compared.Known known = counting.find(id).orElseThrow(() -> Refusal.notFound("segment that is counted"));
        long size = known.customers();
        return new Traits(
                id,
                size < SegmentsStudy.FEWEST || counting.house() - size < SegmentsStudy.FEWEST || known.changed(),
                compared.traits(counting, known).stream()
                        .map(t -> new TraitView(
                                t.family(),
                                t.key(),
                                t.name(),
                                t.hits(),
                                t.otherHits(),
                                t.share().value(),
                                t.share().low(),
                                t.share().high(),
                                t.otherShare().value(),
                                t.rate()))
                        .toList());
    }

    private Compared.Counting counting() {
        return compared.last().orElseThrow(() -> Refusal.notFound("counting yet"));
    }
}

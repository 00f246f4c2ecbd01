package heartstring.experience.index;

import heartstring.experience.leaving.Mood;
import heartstring.experience.leaving.Moods;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The experience index for programs. */
@Tag(name = "Experience")
@RestController
class MoodApi {

    private static final int LINES = 100;

    private final Moods moods;

    MoodApi(Moods moods) {
        this.moods = moods;
    }

    record Index(
            @Schema(description = "Both hands, 0 the worst, 100 the best of all customers")
            double index,

            @Schema(description = "In 95 of 100 cases not below")
            double from,

            @Schema(description = "In 95 of 100 cases not above")
            double until,

            @Schema(description = "What they rated, among those who rate; left out where nothing was") @Nullable
            Double said,

            @Schema(description = "What they do, among all") double shown,

            @Schema(description = "Said less shown") @Nullable
            Double gap,

            @Schema(description = "That the last visit comes within 60 days, 0 to 1")
            double leavingChance,

            @Schema(description = "Says good things and is about to leave")
            boolean politeLeaver,

            List<String> reasons) {

        static Index of(Mood m) {
            return new Index(
                    m.index(), m.from(), m.until(), m.said(), m.shown(), m.gap(), m.chance(), m.polite(), m.reasons());
        }
    }

    record PoliteLeaver(long customer, Instant since, double shown, double leavingChance, List<String> reasons) {}

    record PoliteLeavers(
            List<PoliteLeaver> leavers, @Nullable String cursor) {}

    @Operation(summary = "How the experience of a customer stands, and why")
    @ForScope("experience:read")
    @GetMapping("/api/customers/{id}/experience")
    Index index(@PathVariable long id) {
        return moods.of(id)
                .map(Index::of)
                .orElseThrow(() -> new Refusal(
                        HttpStatus.NOT_FOUND,
                        "no-index",
                        "No index is known of this customer: it takes six visits to know a habit, and enough customers who"
                                + " left to learn from."));
    }

    @Operation(summary = "Customers who say good things and are about to leave, the newest first")
    @ForScope("experience:read")
    @GetMapping("/api/experience/polite-leavers")
    PoliteLeavers leavers(@RequestParam(required = false) @Nullable String cursor) {
        Cursor from = Cursor.parse(cursor, 2);
        List<Moods.Leaver> found =
                moods.leavers(from == null ? null : from.moment(0), from == null ? 0 : from.number(1), LINES + 1);
        List<Moods.Leaver> shown = found.subList(0, Math.min(LINES, found.size()));
        return new PoliteLeavers(
                shown.stream()
                        .map(l -> new PoliteLeaver(l.customerId(), l.since(), l.shown(), l.chance(), l.reasons()))
                        .toList(),
                found.size() > LINES
                        ? Cursor.of(shown.getLast().since(), shown.getLast().customerId())
                                .text()
                        : null);
    }
}

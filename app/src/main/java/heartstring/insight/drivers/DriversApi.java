package heartstring.insight.drivers;

import heartstring.platform.auth.ForScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What goes with outcomes, for programs. */
@Tag(name = "Insight")
@RestController
class DriversApi {

    private final FoundDrivers drivers;

    DriversApi(FoundDrivers drivers) {
        this.drivers = drivers;
    }

    record DriverView(
            @Schema(example = "wait") String factor,
            @Schema(example = "Waiting at the till") String title,
            String unit,

            @Schema(description = "Its part of the differences between customers, 0 to 1")
            double importance,

            double importanceLow,
            double importanceHigh,

            @Schema(description = "better, worse, unsure or varies: what more of it goes together with")
            String direction,

            @Schema(description = "By how much the outcome is higher where it is one unit higher and all else the same")
            double slope,

            double slopeLow,
            double slopeHigh,
            double mean,

            @Schema(description = "Where the best tenth begins")
            double best,

            @Schema(description = "What goes together with all being as good as that, in the outcome's unit")
            double gain,

            @Schema(description = "By what it stands in the order of what to mend first; 0 where that cannot be said")
            double weight,

            long known) {

        static DriverView of(FoundOutcome.Line line, FoundOutcome found) {
            var driver = line.driver();
            return new DriverView(
                    line.factor(),
                    line.title(),
                    line.unit(),
                    driver.importance().value(),
                    driver.importance().low(),
                    driver.importance().high(),
                    driver.direction().name().toLowerCase(Locale.ROOT),
                    driver.slope().value(),
                    driver.slope().low(),
                    driver.slope().high(),
                    driver.mean(),
                    driver.best(),
                    driver.gain(),
                    line.weight(found.explained()),
                    driver.known());
        }
    }

    record OutcomeView(
            @Schema(example = "rated:after_visit") String outcome,
            String title,
            String unit,

            @Schema(description = "Whether it is the period before the newest")
            boolean before,

            Instant from,
            Instant until,
            long seen,
            long customers,
            double mean,
            double explained,
            double explainedLow,
            double explainedHigh,

            @Schema(description = "Why nothing can be told; absent where something can") @Nullable
            String tooFew,

            List<DriverView> drivers,
            List<String> leftOut) {

        static OutcomeView of(FoundOutcome found) {
            return new OutcomeView(
                    found.outcome().key(),
                    found.outcome().title(),
                    found.outcome().unit(),
                    found.before(),
                    found.from(),
                    found.until(),
                    found.seen(),
                    found.customers(),
                    found.mean(),
                    found.explained().value(),
                    found.explained().low(),
                    found.explained().high(),
                    found.tooFew(),
                    found.drivers().stream().map(l -> DriverView.of(l, found)).toList(),
                    found.leftOut());
        }
    }

    record DriversAnswer(
            @Schema(description = "Absent while nothing was worked out yet") @Nullable
            Instant foundAt,

            @Nullable String version,

            @Schema(description = "What stands behind it", example = "goes together")
            String evidence,

            List<OutcomeView> outcomes) {}

    @Operation(
            summary = "What goes together with how customers rate, come back and spend",
            description =
                    "Worked out each night of the last year and the year before. It tells what goes together and nothing more.")
    @ForScope("insight:read")
    @GetMapping("/api/insight/drivers")
    DriversAnswer all() {
        return new DriversAnswer(
                drivers.run().map(run -> run.endedAt()).orElse(null),
                drivers.run().map(run -> run.version()).orElse(null),
                "goes together",
                drivers.outcomes().stream().map(OutcomeView::of).toList());
    }
}

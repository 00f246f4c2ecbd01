package heartstring.experience.rollups;

import heartstring.kernels.shares.Interval;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The experience index of groups, for programs. */
@Tag(name = "Experience")
@RestController
class RollupsApi {

    private static final String WEEK = "week";

    private final Rollups rollups;

    RollupsApi(Rollups rollups) {
        this.rollups = rollups;
    }

    record Figure(
            double value,

            @Schema(description = "In 95 of 100 cases not below")
            double from,

            @Schema(description = "In 95 of 100 cases not above")
            double until) {

        static @Nullable Figure of(@Nullable Interval interval) {
            return interval == null ? null : new Figure(interval.value(), interval.low(), interval.high());
        }
    }

    record Group(
            @Schema(description = "The Monday with which the week begins")
            LocalDate week,

            String key,
            String name,
            long customers,

            @Schema(description = "50 is the middle of all customers") @Nullable
            Figure index,

            @Nullable Figure said,
            @Nullable Figure shown,

            @Schema(description = "Said less shown") @Nullable
            Figure gap,

            @Schema(description = "Of a hundred, how many say good things and are about to leave") @Nullable
            Figure politeLeaversPercent) {

        static Group of(Rollup r) {
            return new Group(
                    r.week(),
                    r.key(),
                    r.name(),
                    r.customers(),
                    Figure.of(r.indexMean()),
                    Figure.of(r.saidMean()),
                    Figure.of(r.shownMean()),
                    Figure.of(r.gapMean()),
                    Figure.of(r.politeShare()));
        }
    }

    record Groups(String by, List<Group> groups) {}

    @Operation(
            summary = "The experience index by group",
            description =
                    "By store, agent, stage, segment and what else this house groups by, in the last week; by week, of everybody or, with"
                            + " grouping and key, of one group. Groups of fewer than five customers are left out.")
    @ForScope("experience:read")
    @GetMapping("/api/experience/index/rollups")
    Groups rollups(
            @RequestParam String by,
            @RequestParam(defaultValue = Rollups.ALL) String grouping,
            @RequestParam(defaultValue = "") String key) {
        boolean weeks = by.equals(WEEK);
        String asked = weeks ? grouping : by;
        if (!asked.equals(Rollups.ALL) && rollups.grouping(asked).isEmpty()) {
            throw Refusal.unprocessable("There is no grouping “" + asked + "”. There are: "
                    + Stream.concat(
                                    Stream.of(WEEK, Rollups.ALL),
                                    rollups.groupings().stream().map(Grouping::word))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        List<Rollup> found = weeks ? rollups.weeks(asked, key) : rollups.last(asked);
        return new Groups(by, found.stream().map(Group::of).toList());
    }
}

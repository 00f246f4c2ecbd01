package heartstring.experience.journeycalls;

import heartstring.experience.gaps.Gap;
import heartstring.experience.gaps.Gaps;
import heartstring.experience.journeymap.JourneyMap;
import heartstring.experience.journeymap.StageFigures;
import heartstring.experience.journeys.Journey;
import heartstring.experience.journeys.Journeys;
import heartstring.experience.journeys.Promise;
import heartstring.experience.journeys.Stage;
import heartstring.experience.journeys.Touch;
import heartstring.experience.paths.Found;
import heartstring.experience.paths.FoundPaths;
import heartstring.kernels.paths.Discovered;
import heartstring.kernels.shares.Interval;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells programs how journeys are designed and how they are lived. */
@Tag(name = "Journeys")
@RestController
class JourneysApi {

    private static final int FEWEST = StageFigures.FEWEST;

    private final Journeys journeys;
    private final JourneyMap map;
    private final Gaps gaps;

    JourneysApi(Journeys journeys, JourneyMap map, Gaps gaps) {
        this.journeys = journeys;
        this.map = map;
        this.gaps = gaps;
    }

    record JourneyLine(int id, String name, int version, boolean archived, List<String> stages) {}

    record JourneyList(List<JourneyLine> journeys) {}

    @Schema(description = "A share from 0 to 1, and from where to where it may as well be, in 95 of 100 cases")
    record Share(double value, double from, double until) {

        static @Nullable Share of(@Nullable Interval interval) {
            return interval == null ? null : new Share(interval.value(), interval.low(), interval.high());
        }
    }

    record FeltPart(String feeling, int said, double share) {}

    record ThemePart(String theme, int said, int negative) {}

    record PromiseView(
            List<String> from,
            List<String> until,
            int minutes,

            @Schema(description = "Of those that are decided; left out below five") @Nullable
            Share kept) {}

    @Schema(description = "Figures of fewer than five are left out.")
    record StageView(
            int id,
            String name,

            @Schema(example = "trust") String intended,

            @Schema(description = "Of a hundred things said so many are to carry it")
            int aimPercent,

            @Schema(description = "The user who answers for it; 0 for nobody")
            long owner,

            List<String> touchpoints,
            int said,
            @Nullable Share carriesIntended,
            List<FeltPart> felt,
            List<ThemePart> themes,

            @Schema(description = "The mean of what was rated, 0 to 1") @Nullable
            Double rating,

            @Schema(description = "Who came to the stage in this period; 0 for fewer than five")
            long customers,

            @Schema(description = "Who went on to a later stage") @Nullable
            Share wentOn,

            @Schema(description = "The median until a later stage began") @Nullable
            Long onwardSeconds,

            @Nullable PromiseView promise,
            boolean gap) {}

    record JourneyFigures(int id, String name, int days, List<StageView> stages) {}

    record Arrow(
            @Schema(description = "The name of a stage, or empty at the beginning")
            String from,

            @Schema(description = "The name of a stage, or empty at the end")
            String to,

            long customers,
            boolean back,
            @Nullable Long medianSeconds) {}

    record Way(
            List<String> stages,

            @Schema(description = "It was longer than is told")
            boolean cut,

            @Schema(description = "Nothing happened for 60 days; left out of 30 days, which cannot tell") @Nullable
            Boolean over,

            long customers) {}

    record Ways(
            int days,
            Instant foundAt,
            long customers,

            @Schema(description = "The share of customers who went the ways shown")
            double share,

            List<Arrow> arrows,
            List<Way> ways) {}

    record GapView(
            long id,
            int stage,
            String stageName,
            Instant openedAt,
            @Nullable Instant closedAt,
            LocalDate since,
            String intended,
            String felt,
            double share,
            double usual,

            @Schema(description = "before: the weeks before; design: what is meant")
            String against,

            int said,
            double latestShare) {}

    record GapList(List<GapView> gaps) {}

    @Operation(summary = "The journeys and their stages")
    @ForScope("experience:read")
    @GetMapping("/api/experience/journeys")
    JourneyList all() {
        return new JourneyList(journeys.all().stream()
                .map(j -> new JourneyLine(
                        j.id(),
                        j.name(),
                        j.version(),
                        j.archived(),
                        j.stages().stream().map(Stage::name).toList()))
                .toList());
    }

    @Operation(
            summary = "How a journey is designed and lived",
            description = "In the last 30, 90 or 365 days, of the whole house.")
    @ForScope("experience:read")
    @GetMapping("/api/experience/journeys/{id}")
    JourneyFigures one(@PathVariable int id, @RequestParam(defaultValue = "90") int days) {
        JourneyMap.Lived lived = map.of(journey(id), period(days));
        List<StageView> stages = new ArrayList<>();
        for (int i = 0; i < lived.figures().size(); i++) {
            Stage stage = lived.journey().stages().get(i);
            stages.add(view(stage, lived.figures().get(i), lived.gap(stage.id()) != null));
        }
        return new JourneyFigures(id, lived.journey().name(), lived.days(), stages);
    }

    private static StageView view(Stage stage, StageFigures figures, boolean gap) {
        Promise promise = stage.promise();
        Discovered.Node way = figures.way();
        return new StageView(
                stage.id(),
                stage.name(),
                stage.intended(),
                stage.aimPercent(),
                stage.ownerId(),
                stage.touches().stream().map(Touch::words).toList(),
                figures.told() < FEWEST ? 0 : figures.told(),
                Share.of(figures.share(stage.intended())),
                figures.felt().stream()
                        .map(part -> new FeltPart(part.felt(), part.said(), part.share()))
                        .toList(),
                figures.themes().stream()
                        .filter(about -> about.said() >= FEWEST)
                        .map(about -> new ThemePart(about.theme(), about.said(), about.bad()))
                        .toList(),
                figures.rating(),
                figures.customers(),
                Share.of(figures.wentOn()),
                way == null || way.wentOn() < FEWEST ? null : Math.round(way.onwardSeconds()),
                promise == null
                        ? null
                        : new PromiseView(
                                promise.from(), promise.until(), promise.minutes(), Share.of(figures.promiseKept())),
                gap);
    }

    @Operation(
            summary = "The ways that customers really take",
            description =
                    "Whole ways, the most frequent first, that together so great a share of customers took, and the"
                            + " arrows of those alone. Ways of fewer than five are left out. Found in the background.")
    @ForScope("experience:read")
    @GetMapping("/api/experience/journeys/{id}/ways")
    Ways ways(
            @PathVariable int id,
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(defaultValue = "80") int share) {
        JourneyMap.Lived lived = map.of(journey(id), period(days));
        Found found = lived.found();
        if (found == null) {
            throw Refusal.conflict("The ways of this journey are being found. Ask again in a minute.");
        }
        List<String> names = lived.journey().stages().stream().map(Stage::name).toList();
        // Whose last step was so long ago has none in a shorter period.
        boolean told = lived.days() > FoundPaths.QUIET.toDays();
        Discovered.Shown shown = found.ways().most(Math.clamp(share, 1, 100) / 100.0, FEWEST);
        return new Ways(
                lived.days(),
                found.at(),
                found.ways().customers() < FEWEST ? 0 : found.ways().customers(),
                shown.share(),
                shown.arrows().stream()
                        .map(arrow -> arrow(arrow, found.ways(), names))
                        .toList(),
                shown.ways().stream()
                        .map(way -> new Way(
                                way.steps().steps().stream().map(names::get).toList(),
                                way.steps().cut(),
                                told ? way.steps().over() : null,
                                way.customers()))
                        .toList());
    }

    private static Arrow arrow(Discovered.Arrow arrow, Discovered ways, List<String> names) {
        double seconds = ways.edges().stream()
                .filter(e -> e.from() == arrow.from() && e.to() == arrow.to())
                .mapToDouble(Discovered.Edge::medianSeconds)
                .findFirst()
                .orElse(0);
        return new Arrow(
                arrow.from() < 0 ? "" : names.get(arrow.from()),
                arrow.to() < 0 ? "" : names.get(arrow.to()),
                arrow.customers(),
                arrow.back(),
                seconds == 0 ? null : Math.round(seconds));
    }

    @Operation(summary = "When stages were not felt as they are meant to, the newest first")
    @ForScope("experience:read")
    @GetMapping("/api/experience/journeys/{id}/gaps")
    GapList gaps(@PathVariable int id) {
        Journey journey = journey(id);
        return new GapList(gaps.of(journey.stages().stream().map(Stage::id).toList()).stream()
                .map(gap ->
                        view(gap, journey.stage(gap.stageId()).map(Stage::name).orElse("")))
                .toList());
    }

    private static GapView view(Gap gap, String stage) {
        return new GapView(
                gap.id(),
                gap.stageId(),
                stage,
                gap.openedAt(),
                gap.closedAt(),
                gap.since(),
                gap.intended(),
                gap.felt(),
                gap.share(),
                gap.usual(),
                gap.byDesign() ? "design" : "before",
                gap.heard(),
                gap.lastShare());
    }

    private Journey journey(int id) {
        return journeys.find(id).orElseThrow(() -> Refusal.notFound("journey"));
    }

    private static int period(int days) {
        if (!FoundPaths.PERIODS.contains(days)) {
            throw Refusal.unprocessable("A period has 30, 90 or 365 days.");
        }
        return days;
    }
}

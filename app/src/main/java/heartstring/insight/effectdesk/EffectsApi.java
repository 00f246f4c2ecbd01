package heartstring.insight.effectdesk;

import heartstring.insight.effects.FoundEffect;
import heartstring.insight.effects.FoundEffects;
import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Finding;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What made a difference, for programs. */
@Tag(name = "Insight")
@RestController
class EffectsApi {

    private final FoundEffects effects;

    EffectsApi(FoundEffects effects) {
        this.effects = effects;
    }

    record EffectGroup(
            String family,
            String name,
            long given,
            long held,
            double value,
            double low,
            double high,

            @Schema(description = "Whether it differs from the others by more than chance, all groups considered")
            boolean apart) {}

    record EffectView(
            @Schema(example = "thank-you-bouquet") String trial,

            @Schema(description = "visits or spend") String measure,

            @Schema(description = "Customers who got it, and whose time is over")
            long given,

            @Schema(description = "Customers held out, and whose time is over")
            long held,

            @Schema(description = "Customers whose time is not over yet")
            long waiting,

            @Schema(description = "Customers who met it in both arms; they tell nothing")
            long both,

            @Schema(description = "more, fewer, none, open, or too-few")
            String verdict,

            String words,

            @Schema(description = "What those who got it had more, with what was before taken out") @Nullable
            Double value,

            @Schema(description = "Where the true difference lies, however often one looks") @Nullable
            Double low,

            @Nullable Double high,

            @Schema(description = "The same for one look alone") @Nullable
            Double lowOnce,

            @Nullable Double highOnce,

            @Schema(description = "About how many more customers are needed to know")
            long more,

            @Schema(description = "The smallest difference worth noticing")
            double worth,

            @Nullable Long costMinor,
            String currency,
            List<EffectGroup> groups) {

        static EffectView of(FoundEffect found) {
            Effect effect = found.effect();
            Finding finding = found.finding();
            return new EffectView(
                    found.trial(),
                    found.measure().word(),
                    found.given(),
                    found.held(),
                    found.waiting(),
                    found.both(),
                    finding == null ? "too-few" : finding.verdict().name().toLowerCase(Locale.ROOT),
                    Wording.verdict(found),
                    effect == null ? null : effect.value(),
                    finding == null ? null : finding.interval().low(),
                    finding == null ? null : finding.interval().high(),
                    effect == null ? null : effect.difference().interval().low(),
                    effect == null ? null : effect.difference().interval().high(),
                    finding == null ? 0 : finding.more(),
                    found.worth(),
                    found.cost().of() == 0 ? null : found.cost().minor(),
                    found.currency(),
                    found.groups().stream()
                            .map(g -> new EffectGroup(
                                    g.family(),
                                    g.name(),
                                    g.given(),
                                    g.held(),
                                    g.interval().value(),
                                    g.interval().low(),
                                    g.interval().high(),
                                    g.isApart()))
                            .toList());
        }
    }

    record EffectsAnswer(
            @Schema(description = "Absent while nothing was worked out yet") @Nullable
            Instant foundAt,

            @Nullable String version,
            int days,

            @Schema(description = "What stands behind it", example = "assigned by lot")
            String evidence,

            List<EffectView> effects) {}

    @Operation(
            summary = "What trials with a hold-out made of a difference",
            description =
                    "Worked out each night: visits and spend in the 30 or 60 days after, with what was before taken out. The verdict holds"
                            + " however often one looks.")
    @ForScope("insight:read")
    @GetMapping("/api/insight/effects")
    EffectsAnswer all(@RequestParam(defaultValue = "60") int days) {
        if (!FoundEffects.DAYS.contains(days)) {
            throw Refusal.unprocessable("The days afterwards are 30 or 60.");
        }
        return new EffectsAnswer(
                effects.run().map(run -> run.endedAt()).orElse(null),
                effects.run().map(run -> run.version()).orElse(null),
                days,
                "assigned by lot",
                effects.found(days).stream().map(EffectView::of).toList());
    }
}

package heartstring.insight.effectdesk;

import heartstring.insight.effects.ForWhom;
import heartstring.insight.effects.FoundEffect;
import heartstring.insight.effects.FoundEffects;
import heartstring.insight.effects.Measure;
import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Finding;
import heartstring.kernels.shares.Interval;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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

            @Schema(
                    description =
                            "visits, spend, or net: what is left of the spend once goods and what was given are paid for")
            String measure,

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

    record LookView(
            Instant at,

            @Schema(description = "Customers who told, on both sides")
            long customers,

            double value,
            double low,
            double high) {}

    record TenthView(
            int nth,
            long given,
            long held,

            @Schema(description = "Absent where too few are on one side") @Nullable
            Double value,

            @Nullable Double low,
            @Nullable Double high) {}

    record OrderView(
            @Schema(description = "Whether it surely works better for some than for others")
            boolean differs,

            long customers,

            @Schema(
                    description =
                            "What choosing by this order gains over choosing by lot, in visits of each who got it")
            double qini,

            @Schema(description = "Where that lies, for one look")
            double qiniLow,

            double qiniHigh,

            @Schema(
                    description =
                            "What giving it to the first of this order brings, in visits of each, on the average of all shares; absent where"
                                    + " it was not worked out yet")
            @Nullable
            Double auuc,

            @Nullable Double auucLow,
            @Nullable Double auucHigh,

            @Schema(description = "How much more it does to the first half than to the second")
            double apart,

            @Schema(description = "Where that lies, however often one looks")
            double apartLow,

            double apartHigh,
            List<TenthView> tenths) {

        static OrderView of(ForWhom order) {
            Interval auuc = order.auuc();
            return new OrderView(
                    order.differs(),
                    order.customers(),
                    order.qini().value(),
                    order.qini().low(),
                    order.qini().high(),
                    auuc == null ? null : auuc.value(),
                    auuc == null ? null : auuc.low(),
                    auuc == null ? null : auuc.high(),
                    order.apart().value(),
                    order.apart().low(),
                    order.apart().high(),
                    order.tenths().stream().map(OrderView::tenth).toList());
        }

        private static TenthView tenth(ForWhom.Tenth t) {
            Interval in = t.effect();
            return new TenthView(
                    t.nth(),
                    t.given(),
                    t.held(),
                    in == null ? null : in.value(),
                    in == null ? null : in.low(),
                    in == null ? null : in.high());
        }
    }

    record EffectAnswer(
            int days,
            List<EffectView> effects,

            @Schema(description = "What was known of its visits night after night, oldest first")
            List<LookView> looks,

            @Schema(description = "For whom it works; absent where too few met it") @Nullable
            OrderView order) {}

    @Operation(
            summary = "What one trial made of a difference, over time and for whom",
            description =
                    "Customers are put in an order that was learnt on others than themselves, and told by tenths.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "Nobody met it, or it was not worked out yet.")
    @ForScope("insight:read")
    @GetMapping("/api/insight/effects/{trial}")
    EffectAnswer one(@PathVariable String trial, @RequestParam(defaultValue = "60") int days) {
        List<FoundEffect> found = effects.found(trial, in(days));
        if (found.isEmpty()) {
            throw Refusal.notFound("trial");
        }
        return new EffectAnswer(
                days,
                found.stream().map(EffectView::of).toList(),
                effects.looks(trial, days, Measure.VISITS).stream()
                        .map(l -> new LookView(
                                l.at(),
                                l.known(),
                                l.interval().value(),
                                l.interval().low(),
                                l.interval().high()))
                        .toList(),
                effects.forWhom(trial, days).map(OrderView::of).orElse(null));
    }

    private static int in(int days) {
        if (!FoundEffects.DAYS.contains(days)) {
            throw Refusal.unprocessable("The days afterwards are 30 or 60.");
        }
        return days;
    }

    @Operation(
            summary = "What trials with a hold-out made of a difference",
            description =
                    "Worked out each night: visits and spend in the 30 or 60 days after, with what was before taken out. The verdict holds"
                            + " however often one looks.")
    @ForScope("insight:read")
    @GetMapping("/api/insight/effects")
    EffectsAnswer all(@RequestParam(defaultValue = "60") int days) {
        in(days);
        return new EffectsAnswer(
                effects.run().map(run -> run.endedAt()).orElse(null),
                effects.run().map(run -> run.version()).orElse(null),
                days,
                "assigned by lot",
                effects.found(days).stream().map(EffectView::of).toList());
    }
}

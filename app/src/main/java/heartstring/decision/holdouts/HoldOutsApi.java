package heartstring.decision.holdouts;

import heartstring.insight.effects.FoundEffect;
import heartstring.kernels.effects.Finding;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import heartstring.story.arms.HoldOut;
import heartstring.story.arms.HoldOuts;
import heartstring.story.arms.Met;
import heartstring.story.arms.Trial;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hold-outs for programs. */
@Tag(name = "Hold-outs")
@RestController
class HoldOutsApi {

    private final Proofs proofs;
    private final HoldOuts holdOuts;

    HoldOutsApi(Proofs proofs, HoldOuts holdOuts) {
        this.proofs = proofs;
        this.holdOuts = holdOuts;
    }

    record Between(double value, double low, double high) {
        static @Nullable Between of(@Nullable FoundEffect found) {
            Finding finding = found == null ? null : found.finding();
            return finding == null
                    ? null
                    : new Between(
                            finding.interval().value(),
                            finding.interval().low(),
                            finding.interval().high());
        }
    }

    record HoldOutView(
            @Schema(example = "rule:12") String trial,
            String name,

            @Schema(
                    description =
                            "gift, bonus, offer, voucher, challenge, campaign, workflow, everything, or other for what another program decided")
            String kind,

            @Schema(
                    description =
                            "Of 100 customers who meet it now so many go without; absent for what another program decided")
            @Nullable
            Integer percent,

            @Nullable Instant since,

            @Schema(description = "Customers who got it") long treated,

            @Schema(description = "Customers who went without it")
            long heldOut,

            @Schema(description = "Customers of whom pieces met both; they tell nothing")
            long both,

            @Schema(
                    description =
                            "So long after meeting it was looked: 60 once enough on each side have lived so long with it, else 30; 0 while"
                                    + " nothing was worked out")
            int days,

            @Schema(description = "worth-it, not-worth-it, even, not-known or no-cost; cost is inside")
            String verdict,

            @Schema(description = "More visits each, and where the true number lies however often one looks") @Nullable
            Between visits,

            @Schema(description = "More spend each, in whole units of the currency") @Nullable
            Between spend,

            @Schema(description = "What is left of that each, once goods and what was given are paid for") @Nullable
            Between left,

            @Schema(description = "What it cost altogether, in minor units") @Nullable
            Long costMinor,

            @Nullable String currency,

            @Schema(description = "About how many more customers are needed to know")
            long moreCustomers,

            @Schema(description = "About how many weeks that takes at the present pace; 0 where that cannot be said")
            long weeks) {

        static HoldOutView of(Proof proof) {
            HoldOut own = proof.holdOut();
            FoundEffect visits = proof.visits();
            return new HoldOutView(
                    proof.trial(),
                    proof.title(),
                    own == null ? "other" : own.kind().text(),
                    own == null ? null : own.percent(),
                    own == null ? null : own.since(),
                    proof.met().treated(),
                    proof.met().heldOut(),
                    proof.met().both(),
                    proof.days(),
                    proof.verdict().text(),
                    Between.of(visits),
                    Between.of(proof.spend()),
                    Between.of(proof.net()),
                    visits == null || visits.cost().of() == 0
                            ? null
                            : visits.cost().minor(),
                    visits == null ? null : visits.currency(),
                    proof.more(),
                    proof.weeks());
        }
    }

    record Everything(
            @Schema(description = "Of 100 customers so many get nothing optional; 0 while that is off")
            int percent,

            long treated,
            long heldOut) {}

    record HoldOutsAnswer(
            @Schema(description = "The share of what is begun and says nothing else")
            int usualPercent,

            Everything everything,
            List<HoldOutView> holdOuts) {}

    record Share(@Schema(example = "10") @Nullable Integer percent) {}

    @Operation(
            summary = "Everything that some go without, and whether it is worth what it costs",
            description =
                    "What is promised to everybody, such as plain earning and tiers, is not among them: whether it works cannot be proved.")
    @ForScope("insight:read")
    @GetMapping("/api/holdouts")
    HoldOutsAnswer all() {
        Met met = proofs.everything();
        return new HoldOutsAnswer(
                holdOuts.usual(),
                new Everything(holdOuts.everything(), met.treated(), met.heldOut()),
                proofs.all().stream().map(HoldOutView::of).toList());
    }

    @Operation(summary = "One of them")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "Nobody has heard of it.")
    @ForScope("insight:read")
    @GetMapping("/api/holdouts/{trial}")
    HoldOutView one(@PathVariable String trial) {
        return proofs.of(trial).map(HoldOutView::of).orElseThrow(() -> Refusal.notFound("hold-out"));
    }

    @Operation(
            summary = "Sets how many go without it",
            description =
                    "For whoever meets it from now on; who met it keeps their arm. 0 gives it to everybody. “everything” is those who get"
                            + " nothing optional at all.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "This house gives nothing of that name.")
    @ApiResponse(responseCode = "422", description = "Not between 0 and 50.")
    @ForScope("holdouts:write")
    @PutMapping("/api/holdouts/{trial}")
    HoldOutView set(@PathVariable String trial, @RequestBody Share share) {
        Integer percent = share.percent();
        if (percent == null || percent < 0 || percent > Trial.MOST_PERCENT) {
            throw Refusal.unprocessable("\"percent\" is between 0 and " + Trial.MOST_PERCENT + ".");
        }
        if (!trial.equals(HoldOuts.EVERYTHING) && holdOuts.of(trial).isEmpty()) {
            throw Refusal.notFound("hold-out");
        }
        holdOuts.change(new Trial(trial, percent));
        return proofs.of(trial).map(HoldOutView::of).orElseThrow(() -> Refusal.notFound("hold-out"));
    }
}

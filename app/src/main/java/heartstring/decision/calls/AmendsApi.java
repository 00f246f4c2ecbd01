package heartstring.decision.calls;

import heartstring.decision.amends.Amends;
import heartstring.decision.amends.What;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.Cases;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Amends for programs: what can be given, giving it, taking it back, and handing goods over at the till. */
@Tag(name = "Cases")
@RestController
class AmendsApi {

    private final Cases cases;
    private final Amends amends;
    private final Members members;

    AmendsApi(Cases cases, Amends amends, Members members) {
        this.cases = cases;
        this.amends = amends;
        this.members = members;
    }

    record Offer(
            @Schema(description = "voucher or gift", example = "gift")
            String thing,

            @Schema(description = "Number of the batch of vouchers or of the reward")
            long number,

            String name,
            long costMinor) {}

    record Possible(
            @Schema(description = "Points that are suggested, 0 for none")
            long points,

            long costMinor,
            long mostPoints,
            String budget,
            long leftMinor,
            String currency,

            @Schema(description = "Why nothing can be given, or empty")
            String why,

            List<Offer> others) {}

    record Give(
            @Schema(description = "How many points; left out for a voucher or a gift") @Nullable
            Long points,

            @Schema(description = "Number of a batch of vouchers for one person that may be given") @Nullable
            Long voucher,

            @Schema(description = "Number of a reward that is goods; a till hands it over") @Nullable
            Long gift,

            @Schema(description = "The same key gives once") @Nullable
            String key) {}

    record Gave(
            @Schema(description = "What was given", example = "600 points")
            String what,

            long points,
            boolean replayed) {}

    record Waiting(long id, long caseId, String name, Instant at) {}

    record AllWaiting(long member, List<Waiting> goods) {}

    @Operation(summary = "What could be given as amends, what it costs and what is left of the budget")
    @ForScope("cases:read")
    @GetMapping("/api/cases/{id}/amends")
    Possible possible(@PathVariable long id) {
        Case about = cases.find(id).orElseThrow(() -> Refusal.notFound("case"));
        Amends.Suggestion now = amends.suggest(about);
        return new Possible(
                now.points(),
                now.costMinor(),
                now.mostPoints(),
                now.budget(),
                now.leftMinor(),
                now.currency(),
                now.why(),
                now.others().stream()
                        .map(o -> new Offer(o.what().word(), o.what().number(), o.name(), o.costMinor()))
                        .toList());
    }

    @Operation(
            summary = "Gives points, a voucher or goods as amends",
            description =
                    "Out of the budget that pays for amends, through the ledger; refused where too little is left of it.")
    @ForScope("cases:amends")
    @PostMapping("/api/cases/{id}/amends")
    Gave give(@PathVariable long id, @RequestBody Give give) {
        String key = give.key();
        What what = what(give);
        if (what == null || key == null) {
            throw Refusal.unprocessable("Say how many points, or which voucher or gift, one of them, and a key.");
        }
        return told(amends.give(id, what, key), "case");
    }

    private static @Nullable What what(Give give) {
        Long points = give.points();
        Long voucher = give.voucher();
        Long gift = give.gift();
        if (points != null) {
            return voucher == null && gift == null ? new What.Points(points) : null;
        }
        if (voucher != null) {
            return gift == null ? new What.Voucher(voucher) : null;
        }
        return gift == null ? null : new What.Gift(gift);
    }

    @Operation(
            summary = "Takes amends back",
            description =
                    "By the number of their step. Refused where points were spent, a voucher was used or goods were handed over.")
    @ForScope("cases:amends")
    @PostMapping("/api/cases/{id}/amends/{step}/removal")
    Gave takeBack(@PathVariable long id, @PathVariable long step) {
        return told(amends.takeBack(id, step), "amends");
    }

    @Operation(
            summary = "Goods that wait to be handed over to a member",
            description = "Given as amends, at most 20, the oldest first.")
    @ForScope("till")
    @GetMapping("/api/till/amends")
    AllWaiting waiting(@Parameter(description = "the member's number", example = "12") @RequestParam long memberId) {
        Member member = members.byId(memberId).orElseThrow(() -> Refusal.notFound("member"));
        return new AllWaiting(
                memberId,
                amends.waiting(member.customerId()).stream()
                        .map(w -> new Waiting(w.id(), w.caseId(), w.name(), w.at()))
                        .toList());
    }

    @Operation(
            summary = "Notes that goods were handed over",
            description = "Repeated, it is answered as the first time.")
    @ForScope("till")
    @PostMapping("/api/till/amends/{step}/handing")
    Gave handed(@PathVariable long step) {
        return told(amends.handed(step), "amends");
    }

    private static Gave told(Amends.Outcome outcome, String noun) {
        return switch (outcome) {
            case Amends.Outcome.Given given -> new Gave(given.what(), given.points(), given.replayed());
            case Amends.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
            case Amends.Outcome.Unknown unknown -> throw Refusal.notFound(noun);
        };
    }
}

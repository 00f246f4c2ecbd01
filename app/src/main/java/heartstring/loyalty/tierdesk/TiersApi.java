package heartstring.loyalty.tierdesk;

import heartstring.loyalty.ladders.Ladder;
import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.ladders.Tier;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.tiers.Simulation;
import heartstring.loyalty.tiers.Standing;
import heartstring.loyalty.tiers.TierWords;
import heartstring.loyalty.tiers.Tiers;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class TiersApi {

    private static final Duration LONGEST = Duration.ofDays(3 * 366);

    private final Tiers tiers;
    private final Ladders ladders;
    private final Simulation simulation;
    private final Programmes programmes;
    private final Members members;
    private final InstantSource time;

    TiersApi(
            Tiers tiers,
            Ladders ladders,
            Simulation simulation,
            Programmes programmes,
            Members members,
            InstantSource time) {
        this.tiers = tiers;
        this.ladders = ladders;
        this.simulation = simulation;
        this.programmes = programmes;
        this.members = members;
        this.time = time;
    }

    record Step(
            @Schema(example = "gold") @Nullable String key,
            @Schema(example = "Gold") @Nullable String name,

            @Schema(example = "500", description = "points, minor units or visits") @Nullable
            Long threshold,

            @Schema(example = "1.5", description = "what rules of amount give becomes so many times as much") @Nullable
            BigDecimal factor,

            @Schema(example = "[\"Free shipping\"]") @Nullable
            List<String> perks) {}

    record Wanted(
            @Schema(example = "points", description = "points, spend or visits") @Nullable
            String measure,

            @Schema(example = "12", description = "over the last so many months; without it over the calendar year")
            @Nullable
            Integer rollingMonths,

            @Schema(example = "3") @Nullable Integer graceMonths,
            @Schema(example = "true") @Nullable Boolean softLanding,
            @Nullable List<Step> tiers) {}

    record Told(
            String programme,
            String measure,
            @Nullable Integer rollingMonths,
            int graceMonths,
            boolean softLanding,
            Instant from,
            List<Counted> tiers) {}

    record Counted(
            String key,
            String name,
            long threshold,
            @Nullable BigDecimal factor,
            List<String> perks,
            long members) {}

    record Progress(
            long member,
            @Nullable String tier,
            @Nullable String name,
            List<String> perks,
            String measure,
            long counted,

            @Schema(description = "when counting begins anew") @Nullable
            Instant countedUntil,

            @Schema(description = "when it is lost if nothing more is done") @Nullable
            Instant lostAt,

            @Nullable String next,
            long lacking,
            String sentence,
            List<Tiers.Change> changes) {}

    record Promise(
            @Schema(example = "gold") @Nullable String tier,
            @Nullable Instant until,

            @Schema(example = "Sorry for the mix-up") @Nullable
            String reason) {}

    @Operation(
            summary = "A member's tier",
            description =
                    "What counts towards it, when it is lost, what the next one takes, and what became of it so far.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member, or the programme has no tiers.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/members/{id}/tier")
    Progress tier(@PathVariable long id) {
        Member member = member(id);
        return progress(member, programmes.byId(member.programmeId()));
    }

    @Operation(
            summary = "Promises a member a tier",
            description =
                    "Whatever they do, they have at least this tier until then, at most three years from now. The reason is kept.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member, or the programme has no tiers.")
    @ApiResponse(responseCode = "422", description = "No such tier, no reason, or a time that makes no sense.")
    @ForScope("loyalty:rules")
    @PostMapping("/api/loyalty/members/{id}/tier-promises")
    Progress promise(@PathVariable long id, @RequestBody Promise wanted) {
        Member member = member(id);
        Programme programme = programmes.byId(member.programmeId());
        Ladder ladder = held(programme);
        Instant now = time.instant();
        Instant until = wanted.until();
        String reason = Objects.requireNonNullElse(wanted.reason(), "").strip();
        Tier tier = ladder.tier(Objects.requireNonNullElse(wanted.tier(), ""))
                .orElseThrow(
                        () -> Refusal.unprocessable("\"tier\" has to be the key of one of the programme's tiers."));
        if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
            throw Refusal.unprocessable("\"until\" has to be a time within the next three years.");
        }
        if (reason.isEmpty() || reason.length() > 200) {
            throw Refusal.unprocessable("\"reason\" has to hold 1 to 200 characters.");
        }
        tiers.promise(programme, member.id(), member.profileId(), member.customerId(), tier, until, reason);
        return progress(member, programme);
    }

    @Operation(summary = "The tiers of a programme", description = "With how many active members stand on each.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme, or it has no tiers.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/programmes/{key}/tiers")
    Told tiers(@PathVariable String key) {
        Programme programme = find(key);
        return told(programme, held(programme));
    }

    @Operation(
            summary = "Publishes a ladder of tiers",
            description =
                    "It holds from now on in place of the one before. Standings follow within moments; whoever had a tier that the new"
                            + " ladder has too keeps it until it would have been lost.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme.")
    @ApiResponse(responseCode = "422", description = "The ladder makes no sense; \"detail\" says why.")
    @ForScope("loyalty:rules")
    @PostMapping("/api/loyalty/programmes/{key}/tiers")
    Told publish(@PathVariable String key, @RequestBody Wanted wanted) {
        Programme programme = find(key);
        return told(programme, ladders.publish(programme.id(), draft(wanted), time.instant()));
    }

    @Operation(
            summary = "What another ladder would change",
            description =
                    "How many of the active members (at most 50,000) would rise, fall and stay at once, with some of them. Writes"
                            + " nothing.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme.")
    @ApiResponse(responseCode = "422", description = "The ladder makes no sense; \"detail\" says why.")
    @ForScope("loyalty:read")
    @PostMapping("/api/loyalty/programmes/{key}/tier-simulations")
    Simulation.Result simulate(@PathVariable String key, @RequestBody Wanted wanted) {
        return simulation.of(find(key), draft(wanted));
    }

    private Ladders.Draft draft(Wanted wanted) {
        Ladder.Measure measure = LadderForm.measure(wanted.measure());
        if (measure == null) {
            throw Refusal.unprocessable("\"measure\" is one of points, spend and visits.");
        }
        Ladders.Draft draft = new Ladders.Draft(
                measure,
                wanted.rollingMonths(),
                Objects.requireNonNullElse(wanted.graceMonths(), 0),
                Objects.requireNonNullElse(wanted.softLanding(), false),
                Objects.requireNonNullElse(wanted.tiers(), List.<Step>of()).stream()
                        .map(s -> new Tier(
                                0,
                                0,
                                Objects.requireNonNullElse(s.key(), ""),
                                Objects.requireNonNullElse(s.name(), "").strip(),
                                Objects.requireNonNullElse(s.threshold(), -1L),
                                s.factor(),
                                Objects.requireNonNullElse(s.perks(), List.<String>of())))
                        .toList());
        String fault = ladders.fault(draft);
        if (fault != null) {
            throw Refusal.unprocessable(fault);
        }
        return draft;
    }

    private Progress progress(Member member, Programme programme) {
        Standing standing =
                tiers.standing(programme, member.customerId()).orElseThrow(() -> Refusal.notFound("ladder of tiers"));
        Tier tier = standing.tier();
        Tier next = standing.next();
        return new Progress(
                member.id(),
                tier == null ? null : tier.key(),
                tier == null ? null : tier.name(),
                tier == null ? List.of() : tier.perks(),
                standing.ladder().measure().name().toLowerCase(Locale.ROOT),
                standing.counted(),
                standing.countedUntil(),
                standing.lostAt(),
                next == null ? null : next.key(),
                standing.lacking(),
                TierWords.next(standing, programme),
                tiers.changes(member.id()));
    }

    private Told told(Programme programme, Ladder ladder) {
        Map<Long, Long> counts = tiers.counts(programme);
        return new Told(
                programme.key(),
                ladder.measure().name().toLowerCase(Locale.ROOT),
                ladder.rollingMonths(),
                ladder.graceMonths(),
                ladder.softLanding(),
                ladder.from(),
                ladder.tiers().stream()
                        .map(t -> new Counted(
                                t.key(),
                                t.name(),
                                t.threshold(),
                                t.factor(),
                                t.perks(),
                                counts.getOrDefault(t.id(), 0L)))
                        .toList());
    }

    private Ladder held(Programme programme) {
        return ladders.at(programme.id(), time.instant()).orElseThrow(() -> Refusal.notFound("ladder of tiers"));
    }

    private Member member(long id) {
        return members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
    }

    private Programme find(String key) {
        return programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
    }
}

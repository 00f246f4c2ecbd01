package heartstring.loyalty.rewards;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.suspicions.Suspicions;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForScope;
import heartstring.platform.auth.Guesses;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.OwnKeys;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class RewardsApi {

    /** How long points can be spent that come back after their time. */
    private static final Duration GRACE = Duration.ofDays(30);

    private static final int MOST_LETTERS = 100;

    private final Rewards rewards;
    private final Members members;
    private final Programmes programmes;
    private final Guesses guesses;
    private final InstantSource time;

    RewardsApi(
            Rewards rewards,
            Members members,
            Programmes programmes,
            Throttle throttle,
            Suspicions suspicions,
            InstantSource time) {
        this.guesses = new Guesses(
                throttle,
                ThrottleRules.TILL,
                "reward code",
                "Too many look-ups found nothing.",
                () -> suspicions.codesFailed("reward codes"));
        this.rewards = rewards;
        this.members = members;
        this.programmes = programmes;
        this.time = time;
    }

    record Catalogue(String programme, List<Reward> rewards) {}

    record Take(@Nullable Long memberId, @Nullable Long rewardId) {}

    record Taken(Redemption redemption, boolean replayed) {}

    record Lookup(@Nullable String code) {}

    @Operation(summary = "The rewards of a programme that can be taken now")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/programmes/{key}/rewards")
    Catalogue catalogue(@PathVariable String key) {
        Programme programme = programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
        return new Catalogue(key, rewards.open(programme.id()));
    }

    /** The ledger keeps the keys of redemptions. */
    @Bean
    static OwnKeys redemptionKeys() {
        return new OwnKeys("/api/loyalty/redemptions");
    }

    @Operation(
            summary = "Takes a reward for points",
            description =
                    "Points and stock move together or not at all, the oldest points first, whichever piece of the customer earned"
                            + " them. Needs an Idempotency-Key: the same key and contents are answered as the first time, also"
                            + " after a lost answer; the same key with other contents is refused with 422.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member or reward.")
    @ApiResponse(
            responseCode = "409",
            description = "Too few points (\"available\" says how many), none left, or not on offer.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/redemptions")
    Taken take(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Take request) {
        if (key == null || key.isBlank()) {
            throw Refusal.badRequest(
                    "Send an Idempotency-Key header with a text of your own, so that a repeated call does not spend twice.");
        }
        if (request.memberId() == null || request.rewardId() == null) {
            throw Refusal.badRequest("\"memberId\" and \"rewardId\" have to hold numbers.");
        }
        Member member = members.byId(request.memberId()).orElseThrow(() -> Refusal.notFound("member"));
        return switch (rewards.redeem(
                member, request.rewardId(), Actor.current().getName(), key)) {
            case Redeeming.Taken taken -> new Taken(taken.redemption(), taken.replayed());
            case Redeeming.Unknown u -> throw Refusal.notFound("reward");
            case Redeeming.Refused refused -> throw Refusal.conflict(refused.reason());
            case Redeeming.NotEnough few ->
                throw Refusal.conflict("There are too few points: " + few.available() + ".")
                        .with("available", few.available());
            case Redeeming.KeyReused r ->
                throw Refusal.unprocessable("This Idempotency-Key was used for something else; make a new one.");
        };
    }

    @Operation(
            summary = "Finds a redemption by its code",
            description =
                    "In any spelling. Unknown codes and those of rewards that were undone are answered alike, and many such look-ups"
                            + " have to wait. The answer shows the last letters of the code alone.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No reward that holds has this code.")
    @ApiResponse(responseCode = "429", description = "Too many look-ups found nothing; wait.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/redemptions/lookups")
    Redemption lookup(@RequestBody Lookup request) {
        String code = request.code();
        if (code == null || code.isBlank() || code.length() > MOST_LETTERS) {
            throw Refusal.badRequest("\"code\" has to hold the code of a reward.");
        }
        guesses.check();
        Optional<Redemption> found = rewards.byCode(code).filter(r -> r.undoneAt() == null);
        if (found.isEmpty()) {
            guesses.missed();
        }
        return found.orElseThrow(() -> Refusal.notFound("code"));
    }

    @Operation(
            summary = "Undoes a redemption",
            description =
                    "Points and stock come back, once. Points whose time is over can be spent for 30 more days. Repeated, it is"
                            + " answered as the first time.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such redemption.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/redemptions/{id}/undoing")
    Redemption undo(@PathVariable long id) {
        return rewards.undo(id, time.instant().plus(GRACE))
                .or(() -> rewards.redemption(id))
                .orElseThrow(() -> Refusal.notFound("redemption"));
    }
}

package heartstring.loyalty.challengedesk;

import heartstring.loyalty.challenges.Challenge;
import heartstring.loyalty.challenges.Challenge.Kind;
import heartstring.loyalty.challenges.Challenge.Measure;
import heartstring.loyalty.challenges.Challenge.Period;
import heartstring.loyalty.challenges.Challenges;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
class ChallengesApi {

    private final Challenges challenges;
    private final Programmes programmes;
    private final Members members;
    private final InstantSource time;

    ChallengesApi(Challenges challenges, Programmes programmes, Members members, InstantSource time) {
        this.challenges = challenges;
        this.programmes = programmes;
        this.members = members;
        this.time = time;
    }

    record Wanted(
            @Schema(example = "Coffee card") @Nullable String name,

            @Schema(example = "stamps", description = "stamps, target, streak or birthday") @Nullable
            String kind,

            @Schema(example = "pieces", description = "pieces, purchases or spend") @Nullable
            String measure,

            @Schema(example = "coffees", description = "what is counted, in your words") @Nullable
            String noun,

            @Schema(example = "Coffee", description = "that counts; without it all") @Nullable
            String category,

            @Schema(description = "key of the product that counts; without it all") @Nullable
            String product,

            @Schema(example = "10", description = "pieces, purchases, minor units, or periods of a streak") @Nullable
            Long target,

            @Schema(description = "week or month, of a streak") @Nullable
            String period,

            @Schema(example = "true") @Nullable Boolean repeats,

            @Schema(example = "50", description = "the prize, unless it is a reward") @Nullable
            Integer points,

            @Schema(description = "number of the reward that is the prize, given without points") @Nullable
            Long rewardId,

            @Nullable Instant until,

            @Schema(description = "who takes part, in the language of conditions, as text; of the customer alone")
            @Nullable
            String condition) {}

    record Told(
            @Schema(example = "12") long id,
            @Schema(example = "Coffee card") String name,
            @Schema(example = "stamps") String kind,

            @Schema(example = "50 points for 10 coffees; then it begins again.")
            String sentence,

            long target,
            @Nullable Integer points,
            @Nullable Long rewardId,
            Instant from,
            @Nullable Instant until,

            @Schema(description = "how many prizes stand by now")
            long prizes) {}

    record All(String programme, List<Told> challenges) {}

    record Far(
            long challengeId,
            @Schema(example = "Coffee card") String name,
            @Schema(example = "7") long count,
            @Schema(example = "10") long target,
            boolean met,

            @Schema(description = "how many prizes the member has by now")
            long prizes,

            @Schema(example = "7 of 10 coffees") String words,
            String sentence) {}

    record Standing(long member, List<Far> challenges) {}

    @Operation(
            summary = "The challenges of a programme",
            description = "Stamp cards, targets, streaks and birthdays, also those that ended.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/programmes/{key}/challenges")
    All all(@PathVariable String key) {
        Programme programme = find(key);
        Map<Long, Long> given = challenges.prizesGiven(programme.id());
        return new All(
                key,
                challenges.of(programme.id()).stream()
                        .map(c -> told(c, given.getOrDefault(c.id(), 0L)))
                        .toList());
    }

    @Operation(
            summary = "Begins a challenge",
            description =
                    "It counts what is bought from now on and kept. At the target the prize is given within moments; a return takes"
                            + " the stamp back, and the prize with it. One that was begun is never edited: end it and begin"
                            + " another.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme.")
    @ApiResponse(responseCode = "422", description = "It makes no sense; \"detail\" says why.")
    @ForScope("loyalty:rules")
    @PostMapping("/api/loyalty/programmes/{key}/challenges")
    Told begin(@PathVariable String key, @RequestBody Wanted wanted) {
        Programme programme = find(key);
        Challenges.Draft draft = draft(wanted);
        String fault = challenges.fault(programme.id(), draft);
        if (fault != null) {
            throw Refusal.unprocessable(fault);
        }
        return told(challenges.begin(programme.id(), draft, time.instant()), 0);
    }

    @Operation(summary = "Ends a challenge", description = "It counts nothing more; what was given stays.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such challenge.")
    @ApiResponse(responseCode = "409", description = "It has ended already.")
    @ForScope("loyalty:rules")
    @PostMapping("/api/loyalty/challenges/{id}/end")
    Told end(@PathVariable long id) {
        Challenge challenge = challenges.byId(id).orElseThrow(() -> Refusal.notFound("challenge"));
        if (!challenges.end(id)) {
            throw Refusal.conflict("It has ended already.");
        }
        return told(
                challenges.byId(id).orElse(challenge),
                challenges.prizesGiven(challenge.programmeId()).getOrDefault(id, 0L));
    }

    @Operation(
            summary = "How far a member is in the challenges",
            description = "Those that hold now, except birthdays, with the words to show.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/members/{id}/challenges")
    Standing standing(@PathVariable long id) {
        Member member = members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
        return new Standing(
                id,
                challenges.standings(member.programmeId(), member.customerId()).stream()
                        .map(s -> new Far(
                                s.challenge().id(),
                                s.challenge().name(),
                                s.count(),
                                s.target(),
                                s.met(),
                                s.prizes(),
                                s.words(),
                                challenges.sentence(s.challenge())))
                        .toList());
    }

    private Challenges.Draft draft(Wanted wanted) {
        Kind kind = choice(Kind.class, wanted.kind(), "\"kind\" is one of stamps, target, streak and birthday.");
        boolean own = kind == Kind.BIRTHDAY || kind == Kind.STREAK;
        Measure measure = own && wanted.measure() == null
                ? Measure.PURCHASES
                : choice(Measure.class, wanted.measure(), "\"measure\" is one of pieces, purchases and spend.");
        Period period =
                wanted.period() == null ? null : choice(Period.class, wanted.period(), "\"period\" is week or month.");
        return new Challenges.Draft(
                Objects.requireNonNullElse(wanted.name(), "").strip(),
                kind,
                measure,
                ChallengeForm.noun(Objects.requireNonNullElse(wanted.noun(), "").strip(), measure),
                wanted.category(),
                wanted.product(),
                kind == Kind.BIRTHDAY ? 1 : Objects.requireNonNullElse(wanted.target(), 0L),
                period,
                Objects.requireNonNullElse(wanted.repeats(), kind == Kind.BIRTHDAY || kind == Kind.STAMPS),
                wanted.points(),
                wanted.rewardId(),
                wanted.until(),
                wanted.condition());
    }

    private static <E extends Enum<E>> E choice(Class<E> of, @Nullable String told, String fault) {
        try {
            return Enum.valueOf(of, Objects.requireNonNullElse(told, "").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Refusal.unprocessable(fault);
        }
    }

    private Told told(Challenge challenge, long prizes) {
        return new Told(
                challenge.id(),
                challenge.name(),
                challenge.kind().name().toLowerCase(Locale.ROOT),
                challenges.sentence(challenge),
                challenge.target(),
                challenge.points(),
                challenge.rewardId(),
                challenge.from(),
                challenge.until(),
                prizes);
    }

    private Programme find(String key) {
        return programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
    }
}

package heartstring.decision.actiondesk;

import heartstring.decision.actionrules.Because;
import heartstring.decision.actions.Answers;
import heartstring.decision.actions.Asker;
import heartstring.decision.actions.Decided;
import heartstring.decision.actions.NextAction;
import heartstring.decision.actions.NextBest;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What to do next, for programs. */
@Tag(name = "Next action")
@RestController
class ActionsApi {

    private static final String PATH = "/api/customers/{id}/next-action";

    private final NextBest best;
    private final Answers answers;

    ActionsApi(NextBest best, Answers answers) {
        this.best = best;
        this.answers = answers;
    }

    record Suggested(
            @Schema(description = "Number of the decision") long id,
            long customerId,

            @Schema(
                    description =
                            "nothing, thank, apologise, call, remind, recommend, gift, points, survey, refer or ask",
                    example = "thank")
            String action,

            @Schema(example = "Say thank you") String title,

            @Schema(description = "What it is about, such as a product; may be empty")
            String about,

            @Schema(description = "For colleagues; never to be shown to the customer")
            String why,

            @Schema(description = "May be said or shown to the customer; may be empty")
            String say,

            @Schema(description = "open, accepted, dismissed or passed")
            String state,

            Instant decidedAt,

            @Schema(description = "Until then it stays the same, unless something new happens")
            Instant until) {

        static Suggested of(NextAction next) {
            return new Suggested(
                    next.id(),
                    next.customerId(),
                    next.action().word(),
                    next.action().title(),
                    next.about(),
                    next.why(),
                    next.say(),
                    next.state(),
                    next.decidedAt(),
                    next.until());
        }
    }

    record Option(
            String action,
            String about,
            String why,

            @Schema(description = "How likely they come back within a month after it, as far as is believed")
            double comesBack,

            @Schema(description = "What their coming back is worth, in minor units")
            double worthMinor,

            double costMinor,

            @Schema(description = "What it takes that they heard from us lately, in minor units")
            double fatigueMinor,

            @Schema(description = "What is expected over doing nothing, in minor units")
            double valueMinor,

            @Schema(description = "How likely it was to be drawn")
            double chance) {}

    record Not(String action, String why) {}

    record Explained(
            Suggested suggested,

            @Schema(description = "owed, drawn, or held_out for one who gets nothing optional")
            String how,

            @Schema(description = "What was drawn", example = "thank")
            String drawn,

            double propensity,
            long seed,

            @Schema(description = "What comes out when it is done again from what is kept")
            String replays,

            String currency,
            List<Option> options,
            List<Not> refused) {}

    record Answer(
            @Schema(description = "accepted or dismissed", example = "dismissed") @Nullable
            String answer,

            @Schema(description = "Why it is dismissed: not_now, not_them, wrong or other", example = "not_now")
            @Nullable
            String reason) {}

    @Operation(
            summary = "What to do for a customer next",
            description =
                    "One thing, nothing among them; the same for everybody who asks, until something new happens or a day is over.")
    @ApiResponse(responseCode = "200", description = "Decided.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such customer.")
    @ForScope("actions:read")
    @GetMapping(PATH)
    Suggested next(@PathVariable long id) {
        return best.of(id, Asker.PROGRAM).map(Suggested::of).orElseThrow(() -> Refusal.notFound("customer"));
    }

    @Operation(
            summary = "Why it was decided so",
            description = "What could be done with its numbers, what could not and why, and the draw done again.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such decision about this customer.")
    @ForScope("actions:read")
    @GetMapping(PATH + "/{decision}")
    Explained explained(@PathVariable long id, @PathVariable long decision) {
        Decided decided = about(id, decision);
        return new Explained(
                Suggested.of(decided.told()),
                decided.how(),
                decided.drawn().word(),
                decided.propensity(),
                decided.seed(),
                decided.replayed().word(),
                decided.weighed().currency(),
                decided.weighed().options().stream()
                        .map(o -> new Option(
                                o.action().word(),
                                o.about(),
                                o.why(),
                                o.rate(),
                                o.worth(),
                                o.cost(),
                                o.fatigue(),
                                decided.weighed().value(o),
                                o.chance()))
                        .toList(),
                decided.weighed().refused().stream()
                        .map(r -> new Not(r.action().word(), r.why()))
                        .toList());
    }

    private Decided about(long customer, long decision) {
        return answers.byId(decision)
                .filter(d -> d.told().customerId() == customer)
                .orElseThrow(() -> Refusal.notFound("decision"));
    }

    @Operation(
            summary = "Somebody does it, or does not and says why",
            description =
                    "What is dismissed is not suggested for this customer again for a while: three days for not_now, two weeks for other, 90"
                            + " days for wrong, half a year for not_them. Again it changes nothing.")
    @ApiResponse(responseCode = "200", description = "Kept.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such decision about this customer.")
    @ApiResponse(responseCode = "422", description = "The answer makes no sense, or it was answered otherwise before.")
    @ForScope("actions:write")
    @PostMapping(PATH + "/{decision}/answer")
    Suggested answer(@PathVariable long id, @PathVariable long decision, @RequestBody Answer answer) {
        about(id, decision);
        String word = answer.answer() == null ? "" : answer.answer();
        String reason = answer.reason() == null ? "" : answer.reason();
        Answers.Outcome outcome = switch (word) {
            case "accepted" -> answers.accept(decision);
            case "dismissed" ->
                answers.dismiss(
                        decision,
                        Because.of(reason)
                                .orElseThrow(
                                        () -> Refusal.unprocessable("Say why: not_now, not_them, wrong or other.")));
            default -> throw Refusal.unprocessable("An answer is accepted or dismissed.");
        };
        return switch (outcome) {
            case Answers.Outcome.Kept kept -> Suggested.of(about(id, decision).told());
            case Answers.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
            case Answers.Outcome.Unknown unknown -> throw Refusal.notFound("decision");
        };
    }
}

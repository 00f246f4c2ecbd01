package heartstring.loyalty.rulebook;

import heartstring.loyalty.caps.JointLimit;
import heartstring.loyalty.caps.JointLimits;
import heartstring.loyalty.programmes.Cap;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class LimitsApi {

    private static final String PATH = "/api/loyalty/programmes/{key}/limits";

    private final JointLimits limits;
    private final Programmes programmes;

    LimitsApi(JointLimits limits, Programmes programmes) {
        this.limits = limits;
        this.programmes = programmes;
    }

    record Draft(
            @Schema(example = "Campaigns together") @Nullable
            String name,

            @Schema(example = "500") @Nullable Long mostPoints,

            @Schema(example = "month", description = "day, week (from Monday), month, or whole for as long as it holds")
            @Nullable
            String mostPer,

            @Schema(example = "[3, 7]", description = "at least two rules that hold") @Nullable
            List<Long> rules) {}

    record Limit(
            long id,
            String name,
            long mostPoints,
            String mostPer,
            List<Long> rules,
            Instant from,
            @Nullable Instant until) {}

    record All(String programme, List<Limit> limits) {}

    record LimitEnded(long id) {}

    @Operation(
            summary = "Limits of several rules together",
            description = "The most that these rules together give one member; those that ended too.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme.")
    @ForScope("loyalty:read")
    @GetMapping(PATH)
    All all(@PathVariable String key) {
        return new All(
                key, limits.of(find(key).id()).stream().map(LimitsApi::told).toList());
    }

    @Operation(
            summary = "Begins a limit of several rules together",
            description =
                    "It counts what these rules give from now on, beside the limits that they have alone. Limits are never edited: end"
                            + " one and begin another.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme.")
    @ApiResponse(responseCode = "422", description = "The limit makes no sense; \"detail\" says why.")
    @ForScope("loyalty:rules")
    @PostMapping(PATH)
    Limit begin(@PathVariable String key, @RequestBody Draft draft) {
        Programme programme = find(key);
        String name = draft.name() == null ? "" : draft.name().strip();
        Cap.Per per = RuleBook.per(draft.mostPer());
        Long most = draft.mostPoints();
        if (per == null || most == null) {
            throw Refusal.unprocessable("\"mostPoints\" needs a \"mostPer\" of day, week, month or whole.");
        }
        Cap cap = new Cap(most, per);
        List<Long> list = draft.rules() == null ? List.of() : draft.rules();
        Set<Long> rules = new HashSet<>(list);
        String fault = rules.contains(null) ? "\"rules\" holds numbers." : limits.fault(programme, name, cap, rules);
        if (fault != null) {
            throw Refusal.unprocessable(fault);
        }
        return told(limits.begin(programme, name, cap, rules));
    }

    @Operation(summary = "Ends a limit of several rules", description = "The rules go on without it.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "The programme has no such limit that holds.")
    @ForScope("loyalty:rules")
    @PostMapping(PATH + "/{id}/end")
    LimitEnded end(@PathVariable String key, @PathVariable long id) {
        if (!limits.end(find(key), id)) {
            throw Refusal.notFound("limit that holds");
        }
        return new LimitEnded(id);
    }

    private static Limit told(JointLimit it) {
        return new Limit(
                it.id(),
                it.name(),
                it.cap().points(),
                it.cap().per().name().toLowerCase(Locale.ROOT),
                it.rules().stream().sorted().toList(),
                it.from(),
                it.until());
    }

    private Programme find(String key) {
        return programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
    }
}

package heartstring.customer.choices;

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
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What may be done with what we know of somebody, for programs. */
@Tag(name = "Privacy")
@RestController
class ChoicesApi {

    private static final String PATH = "/api/customers/{id}/choices";

    private final Choices choices;
    private final ChoicesSql sql;

    ChoicesApi(Choices choices, ChoicesSql sql) {
        this.choices = choices;
        this.sql = sql;
    }

    record Held(
            @Schema(description = "recommendations, gifts, emotion, experiments, messages or household")
            String use,

            boolean allowed,

            @Schema(description = "Left out where the house's own setting holds") @Nullable
            Instant saidAt,

            @Schema(description = "person, staff or program; left out where nobody said anything") @Nullable
            String way) {}

    record HeldChoices(long customerId, List<Held> choices) {}

    record ChoiceWanted(
            @Schema(example = "gifts") @Nullable String use,

            @Schema(example = "false") @Nullable Boolean allowed,

            @Schema(example = "asked on the telephone") @Nullable
            String reason) {}

    @Operation(
            summary = "What may be done with what we know of a customer",
            description = "One for each use. A no of any piece of the customer holds for all of them.")
    @ApiResponse(responseCode = "200", description = "As it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such customer.")
    @ForScope("privacy:read")
    @GetMapping(PATH)
    HeldChoices of(@PathVariable long id) {
        if (sql.name(id).isEmpty()) {
            throw Refusal.notFound("customer");
        }
        return told(id);
    }

    @Operation(
            summary = "Notes what a customer allows or refuses",
            description = "The next decision obeys. Saying the same again notes nothing.")
    @ApiResponse(responseCode = "200", description = "As it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such customer.")
    @ApiResponse(responseCode = "422", description = "There is no such use, or it is not said what and why.")
    @ForScope("privacy:write")
    @PutMapping(PATH)
    HeldChoices say(@PathVariable long id, @RequestBody ChoiceWanted wanted) {
        Use use = wanted.use() == null ? null : Use.of(wanted.use()).orElse(null);
        String reason = wanted.reason() == null ? "" : wanted.reason();
        if (use == null || wanted.allowed() == null || reason.isBlank() || reason.length() > Choices.MOST_REASON) {
            throw Refusal.unprocessable("Say the use, whether it is allowed, and in 1 to " + Choices.MOST_REASON
                    + " characters how it is known.");
        }
        if (!choices.say(id, use, wanted.allowed(), Choices.Way.PROGRAM, reason)) {
            throw Refusal.notFound("customer");
        }
        return told(id);
    }

    private HeldChoices told(long id) {
        return new HeldChoices(
                id,
                choices.of(id).stream()
                        .map(c -> new Held(
                                c.use().text(), c.allowed(), c.saidAt(), c.way().isEmpty() ? null : c.way()))
                        .toList());
    }
}

package heartstring.customer.duplicates;

import com.fasterxml.jackson.annotation.JsonInclude;
import heartstring.customer.merges.Merges;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Duplicates", description = "Customers that are probably one person: look, decide, take a decision back.")
@RestController
class DuplicatesApi {

    private static final String JSON = "application/json";
    private static final int MOST = 100;

    private final Duplicates duplicates;

    DuplicatesApi(Duplicates duplicates) {
        this.duplicates = duplicates;
    }

    /** What one field says: in words, and in bits, below 0 against. */
    record Evidence(String field, String agreement, double bits) {}

    /** Two customers that are probably one. */
    record Pair(long id, List<Long> customerIds, double probability, double bits, List<Evidence> evidence) {}

    /** The likeliest first; "next" is the cursor of the next page, missing on the last one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pairs(List<Pair> duplicates, @Nullable String next) {}

    /** "merge", "apart" or "undo"; with "merge", which customer's value of a property shall hold. */
    record Decision(@Nullable String decision, @Nullable Map<String, Long> hold) {}

    /** What was done; the movement can be undone. */
    record Decided(long movementId, long customerId) {}

    @Operation(
            summary = "Lists pairs of customers that are probably one person",
            description = "Those that wait for a decision, the likeliest first. At most 100 at once.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Pairs.class),
                            examples =
                                    @ExampleObject(
                                            "{\"duplicates\":[{\"id\":3,\"customerIds\":[7,42],\"probability\":0.998,\"bits\":9.1,"
                                                    + "\"evidence\":[{\"field\":\"E-mail\",\"agreement\":\"nearly the same\",\"bits\":8.2}]}]}")))
    @ForScope("customers:read")
    @GetMapping("/api/customers/duplicates")
    Pairs list(@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "30") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Refusal.badRequest("\"limit\" is a number from 1 to " + MOST + ".");
        }
        Cursor from = Cursor.parse(cursor, 2);
        List<Duplicate> found = duplicates.open(
                from == null ? Double.POSITIVE_INFINITY : DuplicatesPage.bits(from),
                from == null ? Long.MAX_VALUE : from.number(1),
                limit + 1);
        List<Duplicate> shown = found.size() > limit ? found.subList(0, limit) : found;
        return new Pairs(
                shown.stream().map(DuplicatesApi::pair).toList(),
                found.size() > limit
                        ? Cursor.of(shown.getLast().bits(), shown.getLast().id())
                                .text()
                        : null);
    }

    private static Pair pair(Duplicate pair) {
        return new Pair(
                pair.id(),
                List.of(pair.left(), pair.right()),
                pair.probability(),
                pair.bits(),
                pair.evidence().stream()
                        .map(e -> new Evidence(e.field(), e.words(), e.bits()))
                        .toList());
    }

    @Operation(
            summary = "Decides about a pair",
            description =
                    "\"merge\" joins the two, \"apart\" keeps them apart for good, \"undo\" takes either back. With \"hold\" say"
                            + " whose value of a property shall hold after a merge; of others the newest holds.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = JSON,
                                            examples =
                                                    @ExampleObject("{\"decision\":\"merge\",\"hold\":{\"city\":42}}"))))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = Decided.class),
                            examples = @ExampleObject("{\"movementId\":318,\"customerId\":7}")))
    @ForScope("customers:write")
    @PostMapping("/api/customers/duplicates/{id}/decisions")
    Decided decide(@PathVariable long id, @RequestBody Decision wanted) {
        Duplicate pair = duplicates.one(id).orElseThrow(() -> Refusal.notFound("pair"));
        Map<String, Long> hold = wanted.hold() == null ? Map.of() : wanted.hold();
        if (hold.values().stream().anyMatch(c -> c == null || (c != pair.left() && c != pair.right()))) {
            throw Refusal.badRequest("\"hold\" names one of the two customers for each property.");
        }
        String decision = wanted.decision() == null ? "" : wanted.decision();
        return switch (decision) {
            case "merge" -> told(duplicates.merge(id, hold.keySet(), right(pair, hold), by()));
            case "apart" -> told(duplicates.keepApart(id, by()));
            case "undo" -> told(duplicates.undo(id, by()));
            default -> throw Refusal.badRequest("\"decision\" is merge, apart or undo.");
        };
    }

    private static Set<String> right(Duplicate pair, Map<String, Long> hold) {
        return hold.entrySet().stream()
                .filter(e -> e.getValue() == pair.right())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Decided told(Merges.Outcome outcome) {
        return switch (outcome) {
            case Merges.Outcome.Done done -> new Decided(done.movementId(), done.customerId());
            case Merges.Outcome.Refused refused -> throw Refusal.conflict(refused.reason());
            case Merges.Outcome.Unknown unknown -> throw Refusal.conflict("This pair was decided already.");
            case Merges.Outcome.Would would -> throw new IllegalStateException("Nobody asked for a dry run");
        };
    }

    private static Merges.By by() {
        Actor actor = Actor.current();
        return new Merges.By(actor.kind() == Actor.Kind.API_KEY ? "api-key" : "user", actor.id());
    }
}

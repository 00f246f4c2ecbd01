package heartstring.loyalty.programmes;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class ProgrammesApi {

    private final Programmes programmes;

    ProgrammesApi(Programmes programmes) {
        this.programmes = programmes;
    }

    record Rule(
            long id,
            String name,
            String kind,
            @Nullable Integer points,
            @Nullable Long perMinor,
            @Nullable BigDecimal factor,
            @Nullable String event,

            @Schema(description = "that has to hold, as JSON of the condition language; null for always") @Nullable
            String condition,

            Instant from,
            @Nullable Instant until) {}

    record Told(
            String key,
            String name,
            String currency,
            int pendingDays,
            @Nullable Integer expiryMonths,
            String refundPolicy) {}

    record All(List<Told> programmes) {}

    record Rules(String programme, List<Rule> rules) {}

    @Operation(summary = "The loyalty programmes")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/programmes")
    All all() {
        return new All(programmes.all().stream()
                .map(p -> new Told(
                        p.key(),
                        p.name(),
                        p.currency(),
                        p.pendingDays(),
                        p.expiryMonths(),
                        p.refundPolicy().name().toLowerCase(Locale.ROOT)))
                .toList());
    }

    @Operation(
            summary = "The rules by which a programme gives points",
            description =
                    "Those of today and those that ended: an order is judged by the rules of its day. Points are computed by these"
                            + " rules alone; no client can name them.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/programmes/{key}/rules")
    Rules rules(@PathVariable String key) {
        Programme programme = programmes.byKey(key).orElseThrow(() -> Refusal.notFound("programme"));
        return new Rules(
                key,
                programmes.rules(programme.id()).stream()
                        .map(r -> new Rule(
                                r.id(),
                                r.name(),
                                r.kind().name().toLowerCase(Locale.ROOT),
                                r.points(),
                                r.perMinor(),
                                r.factor(),
                                r.event(),
                                r.condition(),
                                r.from(),
                                r.until()))
                        .toList());
    }
}

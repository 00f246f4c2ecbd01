package heartstring.loyalty.budgets;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.OwnKeys;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
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
class BudgetsApi {

    private static final int MOST_PURSES = 100;

    private final Budgets budgets;
    private final Members members;

    BudgetsApi(Budgets budgets, Members members) {
        this.members = members;
        this.budgets = budgets;
    }

    record All(List<Budget> budgets) {}

    record One(Budget budget, List<Purse> purses) {}

    record Make(
            @Schema(example = "Spring campaign") @Nullable String name,
            @Schema(example = "EUR") @Nullable String currency,
            @Schema(example = "10000") @Nullable Long limitMinor,

            @Schema(example = "month", description = "day, month or whole") @Nullable
            String period,

            @Nullable Boolean eachStore,

            @Schema(
                    example = "500",
                    description =
                            "the most that one customer gets in each period, in all stores together; without it any amount")
            @Nullable
            Long customerMinor) {}

    record Reserve(
            @Schema(example = "3") @Nullable Long budgetId,
            @Schema(example = "500") @Nullable Long amountMinor,
            @Schema(example = "store-3") @Nullable String store,

            @Schema(example = "17", description = "for whom; needed where the budget has a limit for each customer")
            @Nullable
            Long memberId,

            @Schema(example = "15", description = "until it is freed by itself; 15 unless told, at most 1440") @Nullable
            Integer minutes) {}

    record Capture(@Schema(example = "450") @Nullable Long amountMinor) {}

    record Held(long reservation, long amountMinor, boolean replayed) {}

    /** The ledger keeps the keys of draws. */
    @Bean
    static OwnKeys budgetKeys() {
        return new OwnKeys("/api/loyalty/budget-reservations");
    }

    @Operation(summary = "Budgets that campaigns draw from", description = "Newest first, at most 500.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/budgets")
    All all() {
        return new All(budgets.all());
    }

    @Operation(
            summary = "A budget with what its newest periods came to",
            description = "At most 100 periods and stores.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such budget.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/budgets/{id}")
    One one(@PathVariable long id) {
        Budget budget = budgets.byId(id).orElseThrow(() -> Refusal.notFound("budget"));
        return new One(budget, budgets.purses(id, MOST_PURSES));
    }

    @Operation(
            summary = "Makes a budget",
            description =
                    "Its limit holds for each day, each month or altogether, for all stores together or for each; beside it there may be one for"
                            + " each customer.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = "A field makes no sense.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/budgets")
    Budget make(@RequestBody Make request) {
        String name = request.name() == null ? "" : request.name();
        String fault = BudgetRules.fault(name, request.currency(), request.limitMinor());
        Budget.Period period = Budget.Period.of(request.period());
        if (fault != null || period == null || request.limitMinor() == null || request.currency() == null) {
            throw Refusal.unprocessable(fault != null ? fault : "\"period\" is day, month or whole.");
        }
        String each = BudgetRules.customerFault(request.customerMinor(), request.limitMinor());
        if (each != null) {
            throw Refusal.unprocessable(each);
        }
        return budgets.make(
                name,
                request.currency(),
                request.limitMinor(),
                period,
                Boolean.TRUE.equals(request.eachStore()),
                request.customerMinor());
    }

    @Operation(
            summary = "Sets an amount of a budget aside",
            description =
                    "Needs an Idempotency-Key: the same key and contents are answered as the first time, the same key with"
                            + " other contents is refused with 422. What is neither captured nor freed in time is freed by itself.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key or the amount is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such budget or member.")
    @ApiResponse(
            responseCode = "409",
            description = "Less is left than that (\"leftMinor\"), also for this customer, or it was stopped.")
    @ApiResponse(responseCode = "422", description = "The key was used for something else.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/budget-reservations")
    Held reserve(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Reserve request) {
        if (key == null || key.isBlank()) {
            throw Refusal.badRequest(
                    "Send an Idempotency-Key header with a text of your own, so that a repeated call does not draw twice.");
        }
        int minutes = request.minutes() == null ? 15 : request.minutes();
        if (minutes < 1) {
            throw Refusal.badRequest("\"minutes\" has to be at least 1.");
        }
        if (request.budgetId() == null) {
            throw Refusal.badRequest("\"budgetId\" has to hold the number of a budget.");
        }
        return told(budgets.reserve(
                request.budgetId(),
                request.store(),
                whose(request.memberId()),
                amount(request.amountMinor()),
                Duration.ofMinutes(minutes),
                key));
    }

    @Operation(summary = "Uses up what was set aside", description = "Or a part of it; the rest is free again. Once.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The amount is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such reservation.")
    @ApiResponse(responseCode = "409", description = "More than was set aside, or it was captured or freed before.")
    @ApiResponse(responseCode = "422", description = "It was captured with another amount before.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/budget-reservations/{reservation}/capture")
    Held capture(@PathVariable long reservation, @RequestBody Capture request) {
        return told(budgets.capture(reservation, amount(request.amountMinor())));
    }

    @Operation(summary = "Frees what was set aside", description = "Once.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such reservation.")
    @ApiResponse(responseCode = "409", description = "It was captured before, or its time is over.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/budget-reservations/{reservation}/freeing")
    Held free(@PathVariable long reservation) {
        return told(budgets.free(reservation));
    }

    private Budgets.Whose whose(@Nullable Long memberId) {
        if (memberId == null) {
            return Budgets.Whose.NOBODY;
        }
        Member member = members.byId(memberId).orElseThrow(() -> Refusal.notFound("member"));
        return new Budgets.Whose(member.customerId(), member.profileId());
    }

    private static long amount(@Nullable Long amount) {
        if (amount == null || amount < 1 || amount > Budget.MOST) {
            throw Refusal.badRequest("\"amountMinor\" has to be above zero and no more than a budget can hold.");
        }
        return amount;
    }

    private static Held told(Holding holding) {
        return switch (holding) {
            case Holding.Held held -> new Held(held.reservation(), held.amountMinor(), held.replayed());
            case Holding.NotEnough few ->
                throw Refusal.conflict("Less than that is left.").with("leftMinor", few.leftMinor());
            case Holding.Refused refused -> throw Refusal.conflict(refused.reason());
            case Holding.Unknown u -> throw Refusal.notFound("budget or reservation");
            case Holding.KeyReused k ->
                throw Refusal.unprocessable("This key was used for something else; make a new one.");
        };
    }
}

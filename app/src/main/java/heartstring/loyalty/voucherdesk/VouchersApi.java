package heartstring.loyalty.voucherdesk;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.suspicions.Suspicions;
import heartstring.loyalty.vouchers.Checked;
import heartstring.loyalty.vouchers.Shopper;
import heartstring.loyalty.vouchers.Using;
import heartstring.loyalty.vouchers.VoucherBatch;
import heartstring.loyalty.vouchers.VoucherBatches;
import heartstring.loyalty.vouchers.VoucherUse;
import heartstring.loyalty.vouchers.Vouchers;
import heartstring.platform.auth.ForScope;
import heartstring.platform.auth.Guesses;
import heartstring.platform.auth.Throttle;
import heartstring.platform.auth.ThrottleRules;
import heartstring.platform.web.OwnKeys;
import heartstring.platform.web.Refusal;
import heartstring.story.terms.Occasion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
class VouchersApi {

    private static final String PATH = "/api/loyalty/voucher-uses";

    private final Vouchers vouchers;
    private final VoucherBatches batches;
    private final Members members;
    private final Guesses guesses;
    private final InstantSource time;

    VouchersApi(
            Vouchers vouchers,
            VoucherBatches batches,
            Members members,
            Throttle throttle,
            Suspicions suspicions,
            InstantSource time) {
        this.vouchers = vouchers;
        this.batches = batches;
        this.members = members;
        this.guesses = new Guesses(
                throttle,
                ThrottleRules.TILL,
                "voucher code",
                "Too many codes could not be used.",
                () -> suspicions.codesFailed("voucher codes"));
        this.time = time;
    }

    record All(List<VoucherBatch> batches) {}

    record Make(
            @Schema(example = "Spring letter") @Nullable String name,

            @Schema(example = "WELCOME10", description = "for one code that everybody may know") @Nullable
            String publicCode,

            @Schema(example = "1000", description = "how many secret codes") @Nullable
            Integer codes,

            @Schema(example = "1") @Nullable Long usesEach,
            @Nullable Integer memberMost,
            @Schema(example = "2000") @Nullable Long leastMinor,

            @Schema(description = "in the language of conditions, as text") @Nullable
            String condition,

            @Schema(example = "percent", description = "percent, amount, product or points") @Nullable
            String gives,

            @Schema(example = "1000", description = "hundredths of a percent, minor units or points") @Nullable
            Long worth,

            @Schema(example = "EUR") @Nullable String currency,
            @Nullable String product,
            @Nullable Integer programmeId,
            @Nullable Long budgetId,

            @Schema(description = "codes are made one by one, each for a member who alone can use it") @Nullable
            Boolean personal,

            @Nullable Instant from,
            @Nullable Instant until) {}

    record Check(
            @Schema(example = "ABCD-EFGH-JKLM-NPQR-STUV") @Nullable
            String code,

            @Nullable Long memberId,

            @Schema(description = "what the basket is worth") @Nullable
            Long basketMinor,

            @Schema(example = "EUR") @Nullable String currency,
            @Schema(example = "store-3") @Nullable String store) {}

    record Usable(
            boolean usable,
            @Nullable String reason,
            @Nullable String gives,
            @Nullable Long worth,
            @Nullable String product) {}

    record Use(
            @Schema(example = "ABCD-EFGH-JKLM-NPQR-STUV") @Nullable
            String code,

            @Nullable Long memberId,
            @Nullable Long basketMinor,
            @Schema(example = "EUR") @Nullable String currency,
            @Schema(example = "store-3") @Nullable String store,

            @Schema(example = "15", description = "to reserve it for so long, at most 120; without it, it is used")
            @Nullable
            Integer reserveMinutes) {}

    record Used(VoucherUse use, boolean replayed) {}

    /** The ledger keeps the keys of uses. */
    @Bean
    static OwnKeys voucherKeys() {
        return new OwnKeys(PATH);
    }

    @Operation(
            summary = "Batches of vouchers",
            description = "Newest first, at most 200. \"made\" says how many codes there are already.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/voucher-batches")
    All all() {
        return new All(batches.all());
    }

    @Operation(
            summary = "Makes vouchers",
            description =
                    "One public code, or up to 100,000 secret ones of 100 random bits, made in the background. A manager fetches"
                            + " these once on the page of vouchers.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "422", description = "A field makes no sense, or there is such a code.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/voucher-batches")
    VoucherBatch make(@RequestBody Make m) {
        VoucherBatch.Gives gives = VoucherBatch.Gives.of(m.gives());
        if (gives == null || m.currency() == null || !m.currency().matches("[A-Z]{3}")) {
            throw Refusal.unprocessable("\"gives\" is percent, amount, product or points; \"currency\" is like EUR.");
        }
        VoucherBatches.Draft draft = new VoucherBatches.Draft(
                m.name() == null ? "" : m.name(),
                m.publicCode(),
                m.codes() == null ? 1 : m.codes(),
                m.usesEach() == null ? 1 : m.usesEach(),
                m.memberMost(),
                m.leastMinor() == null ? 0 : m.leastMinor(),
                m.condition(),
                gives,
                m.worth() == null ? 0 : m.worth(),
                m.currency(),
                m.product(),
                m.programmeId(),
                m.budgetId(),
                Boolean.TRUE.equals(m.personal()),
                m.from() == null ? time.instant() : m.from(),
                m.until());
        return switch (batches.make(draft)) {
            case VoucherBatches.Making.Made made -> made.batch();
            case VoucherBatches.Making.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }

    @Operation(
            summary = "Whether a code can be used",
            description =
                    "In any spelling. Unknown codes and those that were used or cannot be used are answered alike, and many such"
                            + " questions have to wait. Writes nothing.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The code is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(responseCode = "429", description = "Too many codes could not be used; wait.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/voucher-checks")
    Usable check(@RequestBody Check request) {
        String code = code(request.code());
        Shopper shopper = shopper(request.memberId(), request.basketMinor(), request.currency(), request.store());
        guesses.check();
        return switch (vouchers.check(code, shopper)) {
            case Checked.Good good -> {
                VoucherBatch batch = good.voucher().batch();
                yield new Usable(true, null, batch.gives().text(), batch.worth(), batch.product());
            }
            case Checked.Bad bad -> {
                guesses.missed();
                yield new Usable(false, Checked.OUTSIDE, null, null, null);
            }
        };
    }

    @Operation(
            summary = "Uses a code, or reserves it for a checkout",
            description =
                    "Needs an Idempotency-Key: the same key and contents count once and are answered as they stand, the same key"
                            + " with other contents is refused with 422. What is reserved and neither captured nor rolled back in time is free"
                            + " again. Discounts of whole baskets are worked out by /api/till/baskets.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "The key or the code is missing.")
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(responseCode = "409", description = "This code cannot be used; the same for every reason.")
    @ApiResponse(responseCode = "422", description = "The key was used for something else.")
    @ApiResponse(responseCode = "429", description = "Too many codes could not be used; wait.")
    @ForScope("loyalty:write")
    @PostMapping(PATH)
    Used use(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @RequestBody Use request) {
        if (key == null || key.isBlank()) {
            throw Refusal.badRequest(
                    "Send an Idempotency-Key header with a text of your own, so that a repeated call does not use two.");
        }
        String code = code(request.code());
        Shopper shopper = shopper(request.memberId(), request.basketMinor(), request.currency(), request.store());
        Integer minutes = request.reserveMinutes();
        guesses.check();
        Using using =
                vouchers.take(code, shopper, minutes == null ? null : Duration.ofMinutes(Math.max(1, minutes)), key);
        if (using instanceof Using.Refused) {
            guesses.missed();
            throw Refusal.conflict(Checked.OUTSIDE);
        }
        return told(using);
    }

    @Operation(summary = "Uses a code that was reserved", description = "Again, it is answered as it stands.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such use.")
    @ApiResponse(responseCode = "409", description = "Its time is over, or it was rolled back.")
    @ForScope("loyalty:write")
    @PostMapping(PATH + "/{id}/capture")
    Used capture(@PathVariable long id) {
        return told(vouchers.capture(id));
    }

    @Operation(
            summary = "Rolls a use back",
            description = "Reserved or used: the code can be used again. Points it gave are taken back.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such use.")
    @ForScope("loyalty:write")
    @PostMapping(PATH + "/{id}/rollback")
    Used rollBack(@PathVariable long id) {
        return told(vouchers.rollBack(id));
    }

    private Shopper shopper(
            @Nullable Long memberId, @Nullable Long basketMinor, @Nullable String currency, @Nullable String store) {
        Occasion basket = basketMinor == null
                ? null
                : new Occasion(time.instant(), "Order Completed", null, store, basketMinor, currency, null, List.of());
        if (memberId == null) {
            return new Shopper(0, 0, basket);
        }
        Member member = members.byId(memberId).orElseThrow(() -> Refusal.notFound("member"));
        return new Shopper(member.customerId(), member.profileId(), basket);
    }

    private static String code(@Nullable String code) {
        if (code == null || code.isBlank()) {
            throw Refusal.badRequest("\"code\" has to hold the code of a voucher.");
        }
        return code;
    }

    private static Used told(Using using) {
        return switch (using) {
            case Using.Stands stands -> new Used(stands.use(), stands.replayed());
            case Using.Refused refused -> throw Refusal.conflict(refused.reason());
            case Using.Unknown u -> throw Refusal.notFound("voucher use");
            case Using.KeyReused k ->
                throw Refusal.unprocessable("This Idempotency-Key was used for something else; make a new one.");
        };
    }
}

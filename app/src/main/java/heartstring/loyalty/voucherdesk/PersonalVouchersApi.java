package heartstring.loyalty.voucherdesk;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.vouchers.PersonalVouchers;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class PersonalVouchersApi {

    private final PersonalVouchers vouchers;
    private final Members members;

    PersonalVouchersApi(PersonalVouchers vouchers, Members members) {
        this.vouchers = vouchers;
        this.members = members;
    }

    record Give(
            @Schema(description = "number of a personal batch", example = "7") @Nullable
            Long batchId,

            @Schema(
                    description =
                            "true where nobody promised it: some members, always the same ones, then go without, so that its effect can be"
                                    + " seen")
            @Nullable
            Boolean optional) {}

    record Given(
            @Schema(description = "absent for who goes without") @Nullable
            Long id,

            @Schema(example = "ABCD-EFGH-JKLM-NPQR-STUV") @Nullable
            String code,

            @Schema(description = "whether the member goes without")
            boolean heldOut) {}

    record Mine(
            @Schema(example = "ABCD-EFGH-JKLM-NPQR-STUV") String code,
            @Schema(example = "Sorry for the wait") String name,
            @Schema(example = "percent") String gives,
            @Schema(example = "10 % off") String words,
            long worth,
            String currency,
            @Nullable String product,
            long leastMinor,
            long usesLeft,
            @Nullable Instant until) {}

    record All(long member, List<Mine> vouchers) {}

    @Operation(
            summary = "Gives a member a code that nobody else can use",
            description = "A code of a personal batch. Whoever else shows it is told what is told of an unknown code.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(responseCode = "422", description = "The batch is not a personal one, or is closed.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/members/{id}/vouchers")
    Given give(@PathVariable long id, @RequestBody Give wanted) {
        Member member = members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
        long batch = wanted.batchId() == null ? 0 : wanted.batchId();
        return Boolean.TRUE.equals(wanted.optional())
                ? vouchers.offer(batch, member.profileId(), member.customerId())
                        .map(PersonalVouchersApi::told)
                        .orElseGet(() -> new Given(null, null, true))
                : told(vouchers.give(batch, member.profileId()));
    }

    private static Given told(PersonalVouchers.Giving giving) {
        return switch (giving) {
            case PersonalVouchers.Giving.Given given -> new Given(given.voucherId(), given.code(), false);
            case PersonalVouchers.Giving.Refused refused -> throw Refusal.unprocessable(refused.sentence());
        };
    }

    @Operation(
            summary = "The codes that a member alone can use",
            description = "Those that can be used now, at most 50, those that end first before the others.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ForScope("till")
    @GetMapping("/api/till/vouchers")
    All of(@Parameter(description = "the member's number", example = "12") @RequestParam long memberId) {
        Member member = members.byId(memberId).orElseThrow(() -> Refusal.notFound("member"));
        return new All(
                memberId,
                vouchers.of(member.customerId()).stream()
                        .map(m -> new Mine(
                                m.code(),
                                m.name(),
                                m.gives().name().toLowerCase(Locale.ROOT),
                                m.words(),
                                m.worth(),
                                m.currency(),
                                m.product(),
                                m.leastMinor(),
                                m.usesLeft(),
                                m.until()))
                        .toList());
    }
}

package heartstring.loyalty.referrals;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.referrals.Referrals.Binding;
import heartstring.platform.auth.ForScope;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class ReferralsApi {

    private final Referrals referrals;
    private final Members members;
    private final Settings settings;

    ReferralsApi(Referrals referrals, Members members, Settings settings) {
        this.referrals = referrals;
        this.members = members;
        this.settings = settings;
    }

    record Bring(@Nullable String code, @Nullable Long friendId) {}

    record Told(
            long id,
            long advocateCustomerId,
            long friendCustomerId,
            String state,
            @Nullable String reason,
            Instant boundAt,
            @Nullable Instant boughtAt,
            @Nullable Instant dueAt,
            int advocatePoints,
            int friendPoints) {}

    record Brought(long memberId, String code, @Nullable String link, List<Told> friends) {}

    @Operation(
            summary = "Says which member brought a friend",
            description =
                    "\"friendId\" is the number of a membership that began within seven days, \"code\" the advocate's. A friend is"
                            + " bound once: told again, the answer is the same. Nobody is rewarded yet; both are, once the friend's"
                            + " first purchase that counts can no longer be returned. A referral that cannot be, for example of"
                            + " oneself, comes back with the state \"refused\" and the reason, and is kept so.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member, or nobody has this code.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/referrals")
    Told bring(@RequestBody Bring request) {
        if (request.code() == null || request.friendId() == null) {
            throw Refusal.badRequest(
                    "\"code\" has to hold the advocate's code and \"friendId\" the number of the friend's membership.");
        }
        Member friend = members.byId(request.friendId()).orElseThrow(() -> Refusal.notFound("member"));
        return switch (referrals.bind(request.code(), friend, Referrals.Way.PROGRAM)) {
            case Binding.Bound bound -> told(bound.referral());
            case Binding.Refused refused -> told(refused.referral());
            case Binding.UnknownCode u -> throw Refusal.notFound("code");
        };
    }

    @Operation(
            summary = "A member's code and the friends they brought",
            description =
                    "The code is made at the first call. Newest friends first, at most 200; refused ones with the reason.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(responseCode = "409", description = "The programme rewards nobody for bringing friends.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/members/{id}/referrals")
    Brought brought(@Parameter(example = "7") @PathVariable long id) {
        Member member = members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
        String code = referrals
                .code(member)
                .orElseThrow(() -> Refusal.conflict("This programme rewards nobody for bringing friends."));
        String house = settings.organisation().address();
        return new Brought(
                id,
                code,
                house.isEmpty() ? null : house + "/r/" + code,
                referrals.ofAdvocate(member.programmeId(), member.customerId()).stream()
                        .map(ReferralsApi::told)
                        .toList());
    }

    private static Told told(Referral it) {
        return new Told(
                it.id(),
                it.advocateCustomer(),
                it.friendCustomer(),
                it.state().name().toLowerCase(Locale.ROOT),
                it.reason(),
                it.boundAt(),
                it.boughtAt(),
                it.dueAt(),
                it.advocatePoints(),
                it.friendPoints());
    }
}

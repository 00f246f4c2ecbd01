package heartstring.loyalty.households;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty")
@RestController
class HouseholdsApi {

    private final Households households;
    private final Members members;

    HouseholdsApi(Households households, Members members) {
        this.households = households;
        this.members = members;
    }

    record Who(@Nullable Long memberId) {}

    /** {@code householdId} is 0 once the household has ended. */
    record Left(long householdId) {}

    @Operation(
            summary = "Begins a household with its head",
            description = "What its members earn from then on goes to one pool; what they had before stays theirs.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(
            responseCode = "409",
            description = "The customer belongs to a household, or the membership is not active.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/households")
    Household make(@RequestBody Who who) {
        return household(done(households.make(member(who.memberId()))));
    }

    @Operation(summary = "A household with its pool and its people")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such household, or it has ended.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/households/{id}")
    Household household(@PathVariable long id) {
        return households.byId(id).orElseThrow(() -> Refusal.notFound("household"));
    }

    @Operation(summary = "Takes a member into a household", description = "Joining moves no points.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(
            responseCode = "409",
            description = "The household is full or of another programme, or the customer belongs to one already.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/households/{id}/members")
    Household join(@PathVariable long id, @RequestBody Who who) {
        return household(done(households.join(id, member(who.memberId()))));
    }

    @Operation(
            summary = "Has a member leave the household",
            description = "The pool stays with those who stay; the last one takes it along, and the household ends.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ApiResponse(responseCode = "409", description = "The customer belongs to none, or common points still wait.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/members/{id}/household-leaving")
    Left leave(@PathVariable long id) {
        return new Left(done(households.leave(member(id))));
    }

    private Member member(@Nullable Long id) {
        if (id == null) {
            throw Refusal.badRequest("\"memberId\" has to hold a member's number.");
        }
        return members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
    }

    private static long done(Belonging belonging) {
        return switch (belonging) {
            case Belonging.Done done -> done.householdId();
            case Belonging.Refused refused -> throw Refusal.conflict(refused.reason());
        };
    }
}

package heartstring.loyalty.members;

import heartstring.loyalty.accounts.Balance;
import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.history.History;
import heartstring.loyalty.history.Movement;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Cursor;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Loyalty", description = "Programmes, members, what they earned and what they spend it on.")
@RestController
class MembersApi {

    private final Members members;
    private final Programmes programmes;
    private final Purses purses;
    private final Balances balances;
    private final History history;

    MembersApi(Members members, Programmes programmes, Purses purses, Balances balances, History history) {
        this.members = members;
        this.programmes = programmes;
        this.purses = purses;
        this.balances = balances;
        this.history = history;
    }

    record Join(@Nullable String programme, @Nullable Long customerId) {}

    record State(
            long id,
            String programme,
            long customerId,
            String card,
            String status,
            Instant joinedAt,
            Balance balance) {}

    record Statement(
            long member, List<Movement> movements, @Nullable String next) {}

    @Operation(
            summary = "Makes a customer a member",
            description = "Who is a member of the programme already is answered as they are.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such programme or customer.")
    @ApiResponse(responseCode = "409", description = "The customer is shut out of the programme.")
    @ForScope("loyalty:write")
    @PostMapping("/api/loyalty/members")
    State join(@RequestBody Join request) {
        if (request.customerId() == null || request.programme() == null) {
            throw Refusal.badRequest(
                    "\"programme\" has to hold a programme's key and \"customerId\" a customer's number.");
        }
        Programme programme = programmes.byKey(request.programme()).orElseThrow(() -> Refusal.notFound("programme"));
        return switch (members.join(programme, request.customerId(), Member.Way.PROGRAM)) {
            case Members.Joining.Joined joined -> state(joined.member());
            case Members.Joining.Nobody n -> throw Refusal.notFound("customer");
            case Members.Joining.ShutOut s ->
                throw Refusal.conflict("This customer is shut out of the programme; a manager can let them in again.");
        };
    }

    @Operation(
            summary = "A member with the balance",
            description =
                    "The balance is what all pieces of the customer hold together: \"available\" can be spent, \"pending\" waits"
                            + " until the time for returns is over, \"reserved\" is set aside at a till, \"owed\" has to be earned"
                            + " again first; \"expiring\" says what is lost when.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/members/{id}")
    State member(@PathVariable long id) {
        return state(find(id));
    }

    @Operation(summary = "Finds a member by the card")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No member has this card.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/members/lookup")
    State byCard(@Parameter(example = "2912345678903") @RequestParam String card) {
        return state(members.byCard(card).orElseThrow(() -> Refusal.notFound("member")));
    }

    @Operation(
            summary = "What moved on a member's account and why",
            description = "Newest first, like a bank statement; each line says in plain words what brought it about.")
    @ApiResponse(responseCode = "200", description = "Done.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such member.")
    @ForScope("loyalty:read")
    @GetMapping("/api/loyalty/members/{id}/movements")
    Statement movements(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > History.MOST) {
            throw Refusal.badRequest("\"limit\" has to be between 1 and " + History.MOST + ".");
        }
        Member member = find(id);
        Cursor at = Cursor.parse(cursor, 1);
        List<Movement> page =
                history.of(member.customerId(), unit(member), at == null ? Long.MAX_VALUE : at.number(0), limit);
        String next = page.size() < limit
                ? null
                : Cursor.of(page.getLast().postingId()).text();
        return new Statement(id, page, next);
    }

    private Member find(long id) {
        return members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
    }

    private Programme programme(Member member) {
        return programmes.byId(member.programmeId());
    }

    private int unit(Member member) {
        return programme(member).unitId();
    }

    private State state(Member member) {
        return new State(
                member.id(),
                programme(member).key(),
                member.customerId(),
                member.card(),
                member.status().name().toLowerCase(java.util.Locale.ROOT),
                member.joinedAt(),
                balances.of(purses.ofCustomer(unit(member), member.customerId())));
    }
}

package heartstring.customer.owners;

import heartstring.platform.auth.ForScope;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** To whom customers belong, for programs. */
@Tag(name = "Customers")
@RestController
class OwnersApi {

    private static final String PATH = "/api/customers/{id}/owner";

    private final Owners owners;

    OwnersApi(Owners owners) {
        this.owners = owners;
    }

    record CustomerOwner(
            long customerId,

            @Schema(description = "the colleague's number; null when nobody has them") @Nullable
            Long userId) {}

    record OwnerWanted(
            @Schema(description = "the colleague's number; null or 0 for nobody") @Nullable
            Long userId) {}

    @Operation(summary = "To whom a customer belongs")
    @ApiResponse(responseCode = "200", description = "Whose they are.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such customer.")
    @ForScope("customers:read")
    @GetMapping(PATH)
    CustomerOwner whose(@PathVariable long id) {
        long current = owners.current(id);
        if (current == 0) {
            throw Refusal.notFound("customer");
        }
        return told(current, owners.of(current));
    }

    @Operation(
            summary = "Gives a customer to a colleague",
            description = "Colleagues whose reach is their own or their team's see them by this.")
    @ApiResponse(responseCode = "200", description = "As it is now.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "There is no such customer.")
    @ApiResponse(responseCode = "422", description = "There is no such colleague.")
    @ForScope("customers:write")
    @PutMapping(PATH)
    CustomerOwner give(@PathVariable long id, @RequestBody OwnerWanted wanted) {
        long user = wanted.userId() == null ? 0 : wanted.userId();
        return switch (owners.give(id, user)) {
            case Owners.Outcome.Done done -> told(done.customerId(), user);
            case Owners.Outcome.NoCustomer none -> throw Refusal.notFound("customer");
            case Owners.Outcome.NoColleague none ->
                throw Refusal.unprocessable("\"userId\" is no colleague who works here.");
        };
    }

    private static CustomerOwner told(long customer, long user) {
        return new CustomerOwner(customer, user == 0 ? null : user);
    }
}

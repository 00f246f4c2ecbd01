package heartstring.desk.redemptions;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the till's page asks for, in the colleague's session; the key of an act stands in its body. */
@Hidden
@ForRoles({Role.CASHIER, Role.AGENT, Role.MANAGER})
@RestController
class RedemptionsCalls {

    private final Redemptions redemptions;

    RedemptionsCalls(Redemptions redemptions) {
        this.redemptions = redemptions;
    }

    @PostMapping("/till/redemptions")
    Given redeem(@RequestBody Wanted wanted) {
        return redemptions.redeem(wanted.key(), wanted);
    }
}

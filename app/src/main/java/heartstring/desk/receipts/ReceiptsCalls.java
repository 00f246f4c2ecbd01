package heartstring.desk.receipts;

import heartstring.loyalty.claims.ClaimDesk;
import heartstring.loyalty.claims.Claiming;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the till's page asks for, in the colleague's session. */
@Hidden
@ForRoles({Role.CASHIER, Role.AGENT, Role.MANAGER})
@RestController
class ReceiptsCalls {

    private final ClaimDesk desk;
    private final Members members;

    ReceiptsCalls(ClaimDesk desk, Members members) {
        this.desk = desk;
        this.members = members;
    }

    @PostMapping("/till/claims")
    Claiming.Claimed claim(@RequestBody Claim wanted) {
        return wanted.made(members, desk);
    }
}

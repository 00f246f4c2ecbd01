package heartstring.desk.gifting;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the till's page asks, in the colleague's session; who stands there and what it earns it knows already. */
@Hidden
@ForRoles({Role.CASHIER, Role.AGENT, Role.MANAGER})
@RestController
class GiftingCalls {

    private final Gifting gifting;

    GiftingCalls(Gifting gifting) {
        this.gifting = gifting;
    }

    @PostMapping("/till/decisions")
    Told.Answer decide(@RequestBody Wanted wanted) {
        return gifting.decide(wanted.key(), wanted, false);
    }

    @PostMapping("/till/decisions/{id:\\d{1,18}}/capture")
    Told.Answer capture(@PathVariable long id) {
        return gifting.capture(id);
    }

    @PostMapping("/till/decisions/{id:\\d{1,18}}/void")
    Told.Answer giveBack(@PathVariable long id) {
        return gifting.giveBack(id);
    }
}

package heartstring.insight.usual;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.Fragment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** The card of what goes with what a customer usually buys. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class UsualPage {

    private final Usual usual;

    UsualPage(Usual usual) {
        this.usual = usual;
    }

    @GetMapping("/customers/{id:\\d{1,18}}/complements")
    View card(@PathVariable long id) {
        return Fragment.of(
                "insight/usual/card",
                UsualCard.of(usual.of(id, Usual.SHOWN), Actor.current().has(Role.MANAGER)));
    }
}

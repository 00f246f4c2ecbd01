package heartstring.customer.likeness;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.Fragment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class LikelyPage {

    private final Likely likely;

    LikelyPage(Likely likely) {
        this.likely = likely;
    }

    /** The warning beside a form, while somebody types. */
    @GetMapping("/customers/duplicates" + "/likely")
    Fragment likely(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "0") long except) {
        return Fragment.of("customer/likeness/likely", new LikelyView(likely.of(name, email, phone, except)));
    }

    /** The same beside a property of a customer. */
    @GetMapping("/customers/{id:\\d+}/likely")
    Fragment edited(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String value) {
        return Fragment.of("customer/likeness/likely", new LikelyView(likely.edited(id, name, value), id));
    }
}

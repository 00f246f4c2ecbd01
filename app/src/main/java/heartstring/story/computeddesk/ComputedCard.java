package heartstring.story.computeddesk;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.story.computed.Computed;
import heartstring.ui.layout.Fragment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is computed of a customer, among the properties on their page. */
@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class ComputedCard {

    private final Computed computed;

    ComputedCard(Computed computed) {
        this.computed = computed;
    }

    @GetMapping("/customers/{id:\\d+}/computed")
    Fragment of(@PathVariable long id) {
        return Fragment.of("story/computeddesk/card", new ComputedHeldView(computed.of(id)));
    }
}

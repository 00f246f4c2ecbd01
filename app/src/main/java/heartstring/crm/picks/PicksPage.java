package heartstring.crm.picks;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

@ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
@Controller
class PicksPage {

    private final Picks picks;

    PicksPage(Picks picks) {
        this.picks = picks;
    }

    @GetMapping("/crm/picks")
    @ResponseBody
    List<Picks.Pick> like(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind) {
        return picks.like(q, kind.equals("company") || kind.equals("person") ? kind : "");
    }
}

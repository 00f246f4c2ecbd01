package heartstring.crm.leftoff;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.Fragment;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The head of a conversation; the inbox asks for it by address. */
@ForRoles({Role.AGENT, Role.MANAGER})
@Controller
class LeftOffPage {

    private final LeftOffs leftOffs;

    LeftOffPage(LeftOffs leftOffs) {
        this.leftOffs = leftOffs;
    }

    @GetMapping("/crm/left-off/{customer:\\d{1,18}}")
    View lines(@PathVariable long customer, @RequestParam(defaultValue = "0") long conversation) {
        return Fragment.of(
                "crm/leftoff/lines",
                new LeftOffView(customer, leftOffs.of(customer, conversation), leftOffs.matters(customer)));
    }
}

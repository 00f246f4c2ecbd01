package heartstring.story.drafting;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.Fragment;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pieces of a form that change while a condition is put together. */
@Controller
class DraftingPage {

    private final ConditionDesk desk;

    DraftingPage(ConditionDesk desk) {
        this.desk = desk;
    }

    /** One row of the form, as it looks with the term that is chosen in it; without one an empty row. */
    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping("/conditions/row")
    Fragment row(@RequestParam Map<String, String> form) {
        return Fragment.of("story/drafting/row", desk.row(form));
    }

    /** A box for rows that are joined by a word of their own. */
    @ForRoles({Role.MANAGER, Role.ANALYST})
    @GetMapping("/conditions/box")
    Fragment box(@RequestParam Map<String, String> form) {
        return Fragment.of("story/drafting/box", desk.box(form));
    }

    /** How the condition in the form reads. */
    @ForRoles({Role.MANAGER, Role.ANALYST})
    @PostMapping("/conditions/reading")
    Fragment reading(@RequestParam Map<String, String> form) {
        return Fragment.of("story/drafting/reading", desk.reads(form));
    }
}

package heartstring.crm.answers;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.AGENT, Role.MANAGER})
@Controller
class SavedRepliesPage {

    private static final String PATH = "/crm/saved-replies";

    private final SavedReplies replies;

    SavedRepliesPage(SavedReplies replies) {
        this.replies = replies;
    }

    @Bean
    static NavEntry savedRepliesEntry() {
        return new NavEntry(
                "Care", 335, "bookmark", "Saved replies", PATH, Set.of("AGENT", "MANAGER", "ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View all() {
        return Page.of("Saved replies", "crm/answers/saved", new SavedRepliesView(replies.all()));
    }

    @PostMapping(PATH)
    View add(@RequestParam String name, @RequestParam String words) {
        return answer(replies.keep(0, name, words));
    }

    @PostMapping(PATH + "/{id:\\d+}")
    View change(@PathVariable long id, @RequestParam String name, @RequestParam String words) {
        return answer(replies.keep(id, name, words));
    }

    @PostMapping(PATH + "/{id:\\d+}/removal")
    View remove(@PathVariable long id) {
        replies.remove(id);
        return Redirect.to(PATH).saying("Removed.");
    }

    private static View answer(@org.jspecify.annotations.Nullable String fault) {
        return fault == null
                ? Redirect.to(PATH).saying("Saved.")
                : Redirect.to(PATH).warning(fault);
    }
}

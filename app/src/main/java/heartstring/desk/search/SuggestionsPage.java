package heartstring.desk.search;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search field of every page, and the look-up of those who may see no more than that. */
@Controller
class SuggestionsPage {

    private static final int SHOWN = 8;

    private final Finder finder;

    SuggestionsPage(Finder finder) {
        this.finder = finder;
    }

    @Bean
    static NavEntry lookupEntry() {
        return new NavEntry("Customers", 105, "user-search", "Look up", "/lookup", Set.of("CASHIER"));
    }

    /** What may be meant by what was typed so far. */
    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping("/search/suggestions")
    Fragment suggestions(@RequestParam(defaultValue = "") String q) {
        return Fragment.of("desk/search/suggestions", new LookupView(q, finder.find(q, SHOWN), false));
    }

    /** Who is this? By card, phone or e-mail, exactly. */
    @ForRoles({Role.CASHIER, Role.AGENT, Role.MANAGER})
    @GetMapping("/lookup")
    Page lookup(@RequestParam(defaultValue = "") String q) {
        List<Hit> hits = q.isBlank() ? List.of() : finder.anybody(q, SHOWN);
        return Page.of("Look up", "desk/search/lookup", new LookupView(q, hits, true));
    }
}

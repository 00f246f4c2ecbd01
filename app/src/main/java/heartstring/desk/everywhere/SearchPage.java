package heartstring.desk.everywhere;

import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where the search field of every page leads. */
@Controller
class SearchPage {

    private final Everywhere everywhere;

    SearchPage(Everywhere everywhere) {
        this.everywhere = everywhere;
    }

    /** Everything that fits; who may see no list of customers looks one up instead. */
    @ForRoles
    @GetMapping("/search")
    View search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind) {
        if (!Kind.PEOPLE.isFor(Actor.current())) {
            return Redirect.to("/lookup?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8));
        }
        return Page.of(
                "Search",
                "desk/everywhere/search",
                everywhere.find(q, Kind.of(kind).orElse(null)));
    }
}

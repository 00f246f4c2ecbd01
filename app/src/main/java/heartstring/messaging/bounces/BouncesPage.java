package heartstring.messaging.bounces;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Cursor;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles(Role.ADMINISTRATOR)
@Controller
class BouncesPage {

    private static final String PATH = "/bounces";
    private static final int MOST = 50;
    private static final String FAR = "9999-01-01T00:00:00Z";

    private final BouncesSql sql;
    private final Bounces bounces;

    BouncesPage(BouncesSql sql, Bounces bounces) {
        this.sql = sql;
        this.bounces = bounces;
    }

    @Bean
    static NavEntry bouncesEntry() {
        return new NavEntry("Administration", 939, "mail-opened", "Returned mail", PATH, Set.of("ADMINISTRATOR"));
    }

    @GetMapping(PATH)
    View show(@RequestParam(required = false) @Nullable String cursor) {
        Cursor place = Cursor.parse(cursor, 2);
        List<BouncesView.Line> found = sql.lines(
                place == null ? Instant.parse(FAR) : place.moment(0), place == null ? "" : place.string(1), MOST + 1);
        boolean more = found.size() > MOST;
        List<BouncesView.Line> lines = more ? found.subList(0, MOST) : found;
        String next = more
                ? Cursor.of(lines.getLast().lastAt(), lines.getLast().address()).text()
                : "";
        return Page.of("Returned mail", "messaging/bounces/bounces", new BouncesView(lines, next));
    }

    @PostMapping(PATH + "/lifts")
    View lift(@RequestParam String address) {
        Redirect back = Redirect.to(PATH);
        return bounces.lift(address)
                ? back.saying("Mail goes to this address again.")
                : back.warning("It is not blocked.");
    }
}

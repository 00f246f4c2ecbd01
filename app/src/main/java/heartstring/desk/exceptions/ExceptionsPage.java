package heartstring.desk.exceptions;

import heartstring.loyalty.tills.TillActs;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

@ForRoles(Role.MANAGER)
@Controller
class ExceptionsPage {

    private static final int MOST = 200;
    /** How long what colleagues did for themselves is shown. */
    private static final Duration LATELY = Duration.ofDays(90);

    private final ExceptionsSql sql;
    private final TillActs acts;
    private final InstantSource time;

    ExceptionsPage(ExceptionsSql sql, TillActs acts, InstantSource time) {
        this.time = time;
        this.sql = sql;
        this.acts = acts;
    }

    @Bean
    static NavEntry tillExceptionsEntry() {
        return new NavEntry("Loyalty", 505, "alert-triangle", "Till exceptions", "/till/exceptions", Set.of("MANAGER"));
    }

    @GetMapping("/till/exceptions")
    View exceptions() {
        return Page.of(
                "Till exceptions",
                "desk/exceptions/exceptions",
                new ExceptionsView(sql.open(MOST), sql.own(time.instant().minus(LATELY), MOST)));
    }

    @PostMapping("/till/exceptions/{id}/settling")
    View settle(@PathVariable long id) {
        return acts.settle(id)
                ? Redirect.to("/till/exceptions").saying("Settled.")
                : Redirect.to("/till/exceptions").warning("Somebody settled this already.");
    }
}

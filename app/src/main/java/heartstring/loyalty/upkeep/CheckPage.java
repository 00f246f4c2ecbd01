package heartstring.loyalty.upkeep;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The manager's page of the alarm: whether the book's balances are what its transfers come to. */
@ForRoles(Role.MANAGER)
@Controller
class CheckPage {

    private static final int MOST = 200;

    private final RecountSql sql;

    CheckPage(RecountSql sql) {
        this.sql = sql;
    }

    @Bean
    static NavEntry ledgerCheckEntry() {
        return new NavEntry("Loyalty", 509, "shield-check", "Ledger check", "/loyalty/check", Set.of("MANAGER"));
    }

    @GetMapping("/loyalty/check")
    View check() {
        RecountSql.Standing at = sql.standing();
        return Page.of(
                "Ledger check",
                "loyalty/upkeep/check",
                new CheckView(sql.open(), at.seenUntil(), at.roundEndedAt(), at.rounds(), sql.findings(MOST)));
    }
}

package heartstring.desk.till;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.loyalty.programmes.Programmes;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

@ForRoles({Role.CASHIER, Role.AGENT, Role.MANAGER})
@Controller
class TillPage {

    private final Programmes programmes;
    private final TillSql sql;
    private final Settings settings;

    TillPage(Programmes programmes, TillSql sql, Settings settings) {
        this.programmes = programmes;
        this.sql = sql;
        this.settings = settings;
    }

    @Bean
    static NavEntry tillEntry() {
        return new NavEntry("Loyalty", 500, "barcode", "Till", "/till", Set.of("CASHIER", "AGENT", "MANAGER"));
    }

    @GetMapping("/till")
    View till() {
        TillView view = new TillView(
                programmes.all().stream()
                        .map(p ->
                                new TillView.Choice(p.key(), p.name(), p.currency(), AmountRules.digits(p.currency())))
                        .toList(),
                sql.stores(),
                Actor.current().getName(),
                settings.organisation().language(),
                Actor.current().has(Role.MANAGER),
                Actor.current().has(Role.AGENT) || Actor.current().has(Role.MANAGER));
        return Page.of("Till", "desk/till/till", view);
    }

    /** What keeps the page on the device; from here it may look after /till itself. */
    @GetMapping("/till/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript"))
                .cacheControl(CacheControl.noCache())
                .header("Service-Worker-Allowed", "/till")
                .body(new ClassPathResource("static/js/till-worker.js"));
    }
}

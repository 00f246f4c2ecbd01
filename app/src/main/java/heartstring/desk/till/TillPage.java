package heartstring.desk.till;

import heartstring.commerce.catalogue.AmountRules;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.tills.TillActs;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

@ForRoles({Role.CASHIER, Role.AGENT, Role.MANAGER})
@Controller
class TillPage {

    private static final int MOST_EXCEPTIONS = 200;

    private final Programmes programmes;
    private final TillSql sql;
    private final TillActs acts;
    private final Settings settings;

    TillPage(Programmes programmes, TillSql sql, TillActs acts, Settings settings) {
        this.programmes = programmes;
        this.sql = sql;
        this.acts = acts;
        this.settings = settings;
    }

    @Bean
    static NavEntry tillEntry() {
        return new NavEntry("Loyalty", 500, "barcode", "Till", "/till", Set.of("CASHIER", "AGENT", "MANAGER"));
    }

    @Bean
    static NavEntry tillExceptionsEntry() {
        return new NavEntry(
                "Loyalty", 505, "alert-triangle", "Till exceptions", "/till/exceptions", Set.of("MANAGER"));
    }

    @GetMapping("/till")
    View till() {
        TillView view = new TillView(
                programmes.all().stream()
                        .map(p -> new TillView.Choice(
                                p.key(), p.name(), p.currency(), AmountRules.digits(p.currency())))
                        .toList(),
                sql.stores(),
                Actor.current().getName(),
                settings.organisation().language(),
                Actor.current().has(Role.MANAGER));
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

    @ForRoles(Role.MANAGER)
    @GetMapping("/till/exceptions")
    View exceptions() {
        return Page.of(
                "Till exceptions",
                "desk/till/exceptions",
                new TillView.Exceptions(
                        sql.exceptions(MOST_EXCEPTIONS).stream().map(TillPage::line).toList()));
    }

    private static TillView.Line line(Told.Exceptional e) {
        return new TillView.Line(
                e.id(),
                e.customerId(),
                e.name().isBlank() ? "Customer " + e.customerId() : e.name(),
                e.reward() == null ? "A sale" : e.reward() + " for " + e.points() + " points",
                e.lacking() > 0 ? e.reason() + " " + e.lacking() + " lacked." : e.reason(),
                e.happenedAt(),
                e.colleague() == null ? "A program" : e.colleague());
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/till/exceptions/{id}/settling")
    View settle(@PathVariable long id) {
        return acts.settle(id)
                ? Redirect.to("/till/exceptions").saying("Settled.")
                : Redirect.to("/till/exceptions").warning("Somebody settled this already.");
    }
}

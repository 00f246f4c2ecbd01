package heartstring.desk.till;

import heartstring.desk.visitors.Joining;
import heartstring.desk.visitors.Visitor;
import heartstring.desk.visitors.Visitors;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the till's page asks for, in the colleague's session; the key of an act stands in its body. */
@Hidden
@ForRoles({Role.CASHIER, Role.AGENT, Role.MANAGER})
@RestController
class TillCalls {

    private final Till till;
    private final Visitors visitors;
    private final Joining joining;
    private final Checkouts checkouts;

    TillCalls(Till till, Visitors visitors, Joining joining, Checkouts checkouts) {
        this.till = till;
        this.visitors = visitors;
        this.joining = joining;
        this.checkouts = checkouts;
    }

    /** What a page from the device's memory needs to call again, and whose session it is. */
    record Door(String header, String token, String colleague) {}

    @GetMapping("/till/door")
    Door door(CsrfToken token) {
        return new Door(token.getHeaderName(), token.getToken(), Actor.current().getName());
    }

    @GetMapping("/till/lookup")
    Visitor.Lookup lookup(@RequestParam String q, @RequestParam(required = false) @Nullable String programme) {
        return visitors.lookup(q, programme, true);
    }

    @GetMapping("/till/customers/{id:\\d+}")
    Visitor.Card customer(@PathVariable long id, @RequestParam(required = false) @Nullable String programme) {
        return visitors.card(id, visitors.programme(programme));
    }

    @GetMapping("/till/products")
    Told.Product product(@RequestParam String key) {
        return till.product(key);
    }

    @PostMapping("/till/members")
    Visitor.Card join(@RequestBody Joining.Wanted wanted) {
        return joining.join(wanted);
    }

    @PostMapping("/till/previews")
    Told.Preview preview(@RequestBody Wanted.Preview wanted) {
        return till.preview(wanted);
    }

    @PostMapping("/till/checkouts")
    Told.Checkout checkOut(@RequestBody Wanted.Checkout wanted) {
        return till.checkOut(wanted);
    }

    @PostMapping("/till/checkouts/{id:\\d+}/cancellation")
    Map<String, Boolean> cancel(@PathVariable long id) {
        checkouts.cancel(id);
        return Map.of("cancelled", true);
    }

    @PostMapping("/till/sales")
    Told.Sale sell(@RequestBody Wanted.Sale wanted) {
        return till.sell(wanted.key(), wanted);
    }

    @GetMapping("/till/sales/{key}")
    Told.Sale sale(@PathVariable String key) {
        return till.sale(key);
    }

    @PostMapping("/till/undos")
    Told.Undone undo(@RequestBody Wanted.Undo wanted) {
        return till.undo(wanted);
    }
}

package heartstring.desk.returns;

import heartstring.desk.visitors.VisitorRules;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the till's page asks for, in the colleague's session; the key of a return stands in its body. */
@Hidden
@ForRoles({Role.CASHIER, Role.AGENT, Role.MANAGER})
@RestController
class ReturnsCalls {

    private final ReturnDesk desk;
    private final Receipts receipts;

    ReturnsCalls(ReturnDesk desk, Receipts receipts) {
        this.desk = desk;
        this.receipts = receipts;
    }

    @GetMapping("/till/receipts")
    Receipt.Found found(
            @RequestParam(required = false) @Nullable Long memberId,
            @RequestParam(required = false) @Nullable String number) {
        return receipts.found(memberId, number);
    }

    @PostMapping("/till/returns")
    Receipt.TakenBack take(@RequestBody Wanted wanted) {
        return desk.take(wanted.key(), wanted);
    }

    @PostMapping("/till/returns/undos")
    Receipt.Undone undo(@RequestBody Wanted.Undo wanted) {
        VisitorRules.onlyKnown(wanted.others());
        return desk.undo(wanted.key());
    }

    @GetMapping("/till/returns/{key}")
    Receipt.Settled settled(@PathVariable String key) {
        return desk.settled(key);
    }
}

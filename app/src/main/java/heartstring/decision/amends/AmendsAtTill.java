package heartstring.decision.amends;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the till's page asks in the colleague's session: the goods that wait for whoever stands there, and that they were handed over. */
@Hidden
@ForRoles({Role.CASHIER, Role.AGENT, Role.MANAGER})
@RestController
class AmendsAtTill {

    private final Amends amends;

    AmendsAtTill(Amends amends) {
        this.amends = amends;
    }

    /** Goods that are owed. */
    record Owed(long id, String name, String by, String about, Instant at) {}

    /** That they were handed over, now or before. */
    record Handed(String name, boolean before) {}

    @GetMapping("/till/amends")
    List<Owed> owed(@RequestParam long customerId) {
        return amends.waiting(customerId).stream()
                .map(w -> new Owed(w.id(), w.name(), w.by(), w.about(), w.at()))
                .toList();
    }

    @PostMapping("/till/amends/{step:\\d{1,18}}/handing")
    Handed hand(@PathVariable long step) {
        return switch (amends.handed(step)) {
            case Amends.Outcome.Given given -> new Handed(given.what(), given.replayed());
            case Amends.Outcome.Refused refused -> throw Refusal.unprocessable(refused.sentence());
            case Amends.Outcome.Unknown unknown -> throw Refusal.notFound("amends");
        };
    }
}

package heartstring.desk.pieces;

import heartstring.customer.merges.Merges;
import heartstring.customer.merges.Refusals;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class ReviewPage {

    private static final int PAIRS = 30;
    private static final String HERE = "/customers/review";

    private final PiecesSql sql;
    private final Refusals refusals;

    ReviewPage(PiecesSql sql, Refusals refusals) {
        this.sql = sql;
        this.refusals = refusals;
    }

    @Bean
    static NavEntry reviewEntry() {
        return new NavEntry("Customers", 120, "puzzle", "Review", HERE, Set.of("MANAGER", "AGENT", "ANALYST"));
    }

    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping(HERE)
    Page waiting(@RequestParam(defaultValue = "" + Long.MAX_VALUE) long before) {
        List<ReviewView.Pair> found = sql.waiting(before, PAIRS + 1);
        boolean more = found.size() > PAIRS;
        List<ReviewView.Pair> shown = more ? found.subList(0, PAIRS) : found;
        String next = more ? HERE + "?before=" + shown.getLast().id() : null;
        return Page.of("Review", "desk/pieces/review", new ReviewView(shown, next));
    }

    @PostMapping(HERE + "/{id}/merge")
    View merge(@PathVariable long id) {
        return switch (refusals.merge(id, PiecesPage.by())) {
            case Merges.Outcome.Done done ->
                Redirect.to(HERE).saying("They are one customer now. It can be undone on the customer's pieces.");
            case Merges.Outcome.Refused refused -> Redirect.to(HERE).warning(refused.reason());
            case Merges.Outcome.Unknown unknown -> Redirect.to(HERE).warning("This pair was settled already.");
            case Merges.Outcome.Would would -> Redirect.to(HERE);
        };
    }

    @PostMapping(HERE + "/{id}/apart")
    View apart(@PathVariable long id) {
        return switch (refusals.keepApart(id, PiecesPage.by())) {
            case Merges.Outcome.Done done ->
                Redirect.to(HERE).saying("They stay two customers, and no rule joins them.");
            case Merges.Outcome.Refused refused -> Redirect.to(HERE).warning(refused.reason());
            case Merges.Outcome.Unknown unknown -> Redirect.to(HERE).warning("This pair was settled already.");
            case Merges.Outcome.Would would -> Redirect.to(HERE);
        };
    }
}

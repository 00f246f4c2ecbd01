package heartstring.desk.pieces;

import heartstring.customer.merges.Merges;
import heartstring.desk.customer.Portrait;
import heartstring.desk.customer.Portraits;
import heartstring.desk.search.Finder;
import heartstring.desk.search.Hit;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class MergePage {

    private static final int FOUND = 12;

    private final Portraits portraits;
    private final Merges merges;
    private final Finder finder;

    MergePage(Portraits portraits, Merges merges, Finder finder) {
        this.portraits = portraits;
        this.merges = merges;
        this.finder = finder;
    }

    /** Choosing the other one, then both side by side and what a merge would do. */
    @GetMapping("/customers/{id:\\d+}/merge")
    Page compare(
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long with,
            @RequestParam(defaultValue = "") String other) {
        long current = portraits.current(id);
        Portrait left = portraits.of(current, "pieces");
        if (with == 0) {
            List<Hit> found = other.isBlank()
                    ? List.of()
                    : finder.find(other, FOUND).stream()
                            .filter(hit -> hit.customerId() != current)
                            .toList();
            return Page.of("Merge", "desk/pieces/merge", new MergeView(left, null, null, other, found, null));
        }
        Portrait right = portraits.of(portraits.current(with), "pieces");
        return switch (merges.merge(current, right.id(), true, PiecesPage.by())) {
            case Merges.Outcome.Would would ->
                Page.of("Merge", "desk/pieces/merge", new MergeView(left, right, would, other, List.of(), null));
            case Merges.Outcome.Refused refused ->
                Page.of(
                        "Merge",
                        "desk/pieces/merge",
                        new MergeView(left, right, null, other, List.of(), refused.reason()));
            case Merges.Outcome.Unknown unknown -> throw Refusal.notFound(unknown.what());
            case Merges.Outcome.Done done -> throw new IllegalStateException("A dry run wrote something");
        };
    }

    @PostMapping("/customers/{id:\\d+}/merges")
    View merge(@PathVariable long id, @RequestParam long with) {
        return switch (merges.merge(id, with, false, PiecesPage.by())) {
            case Merges.Outcome.Done done ->
                Redirect.to("/customers/" + done.customerId() + "/pieces")
                        .saying("They are one customer now. Nothing was lost, and undo stands below.");
            case Merges.Outcome.Refused refused ->
                Redirect.to("/customers/" + id + "/pieces").warning(refused.reason());
            case Merges.Outcome.Unknown unknown -> throw Refusal.notFound(unknown.what());
            case Merges.Outcome.Would would -> Redirect.to("/customers/" + id + "/pieces");
        };
    }
}

package heartstring.desk.pieces;

import heartstring.customer.merges.Merges;
import heartstring.desk.customer.Portraits;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.fields.Fields;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class PiecesPage {

    private static final int PIECES = 60;
    private static final int STEPS = 40;

    private final Portraits portraits;
    private final PiecesSql sql;
    private final Fields fields;
    private final Merges merges;

    PiecesPage(Portraits portraits, PiecesSql sql, Merges merges, Fields fields) {
        this.fields = fields;
        this.portraits = portraits;
        this.sql = sql;
        this.merges = merges;
    }

    @ForRoles({Role.MANAGER, Role.AGENT, Role.ANALYST})
    @GetMapping("/customers/{id:\\d+}/pieces")
    View pieces(@PathVariable long id, @RequestParam(defaultValue = "0") long after) {
        long current = portraits.current(id);
        if (current != id) {
            RedirectView moved = new RedirectView("/customers/" + current + "/pieces");
            moved.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
            return moved;
        }
        List<Piece> found = sql.pieces(id, after, PIECES + 1);
        boolean more = found.size() > PIECES;
        List<Piece> shown = more ? found.subList(0, PIECES) : found;
        String next =
                more ? "/customers/" + id + "/pieces?after=" + shown.getLast().id() : null;
        PiecesView view = new PiecesView(portraits.of(id, "pieces"), shown, sql.steps(id, STEPS), next);
        return Page.of(view.portrait().head().name(), "desk/pieces/pieces", view);
    }

    /** Takes the chosen pieces out into a customer of their own. */
    @PostMapping("/customers/{id:\\d+}/splits")
    View split(@PathVariable long id, @RequestParam(defaultValue = "") Set<Long> piece) {
        String here = "/customers/" + id + "/pieces";
        return switch (merges.split(id, piece, by())) {
            case Merges.Outcome.Done done ->
                Redirect.to("/customers/" + done.customerId() + "/pieces")
                        .saying("Split off. This is the new customer; the two are kept apart from now on.");
            case Merges.Outcome.Refused refused -> Redirect.to(here).warning(refused.reason());
            case Merges.Outcome.Unknown unknown -> throw Refusal.notFound(unknown.what());
            case Merges.Outcome.Would would -> Redirect.to(here);
        };
    }

    /** What an undo would do, before it is done. */
    @GetMapping("/customers/{id:\\d+}/movements/{movement}")
    Page preview(@PathVariable long id, @PathVariable long movement) {
        Step step = sql.step(movement).orElseThrow(() -> Refusal.notFound("movement"));
        return Page.of(
                "Undo",
                "desk/pieces/undo",
                new PiecesView.Undo(
                        portraits.current(id),
                        step,
                        sql.moved(movement, PIECES),
                        sql.written(movement, PIECES).stream()
                                .filter(w -> !fields.isHidden(w.property()))
                                .toList()));
    }

    @PostMapping("/customers/{id:\\d+}/movements/{movement}/undo")
    View undo(@PathVariable long id, @PathVariable long movement) {
        return switch (merges.undo(movement, by())) {
            case Merges.Outcome.Done done ->
                Redirect.to("/customers/" + portraits.current(id) + "/pieces")
                        .saying("Undone. Every piece is where it was before.");
            case Merges.Outcome.Refused refused ->
                Redirect.to("/customers/" + portraits.current(id) + "/pieces").warning(refused.reason());
            case Merges.Outcome.Unknown unknown -> throw Refusal.notFound(unknown.what());
            case Merges.Outcome.Would would -> Redirect.to("/customers/" + id + "/pieces");
        };
    }

    static Merges.By by() {
        return new Merges.By("user", Actor.current().id());
    }
}

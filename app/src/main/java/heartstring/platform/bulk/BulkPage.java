package heartstring.platform.bulk;

import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How far a bulk is, and taking it back. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class BulkPage {

    private static final String ONE = "/bulks/{id:\\d{1,18}}";

    private final Bulks bulks;

    BulkPage(Bulks bulks) {
        this.bulks = bulks;
    }

    @GetMapping(ONE)
    View one(@PathVariable long id, HttpServletRequest request) {
        BulkView view = view(mine(id));
        return request.getHeader("HX-Request") != null
                ? Fragment.of("platform/bulk/bulk", view)
                : Page.of(view.bulk().says(), "platform/bulk/page", view);
    }

    /** The last one of whoever looks, for the head of a list; nothing when that is long ago. */
    @GetMapping("/bulks/last")
    Fragment last(@RequestParam String subject) {
        return bulks.last(subject)
                .map(bulk -> Fragment.of("platform/bulk/bulk", view(bulk)))
                .orElseGet(() -> Fragment.of("platform/bulk/none", subject));
    }

    @PostMapping(ONE + "/undo")
    View undo(@PathVariable long id) {
        Bulk bulk = mine(id);
        return bulks.undo(id)
                ? Redirect.to(bulk.back()).saying("Taken back.")
                : Redirect.to(bulk.back()).warning("This cannot be taken back any more.");
    }

    @PostMapping(ONE + "/continuation")
    View goOn(@PathVariable long id) {
        Bulk bulk = mine(id);
        bulks.goOn(id);
        return Redirect.to(bulk.back());
    }

    private Bulk mine(long id) {
        return bulks.find(id).filter(bulks::isMine).orElseThrow(() -> Refusal.notFound("bulk"));
    }

    private BulkView view(Bulk bulk) {
        return new BulkView(bulk, bulks.faults(bulk.id()), bulks.isMine(bulk), bulks.isLate(bulk));
    }
}

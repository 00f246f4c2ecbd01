package heartstring.loyalty.adjustments;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.NavEntry;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page on which a second person decides, and the form on a member's page that asks. */
@Controller
class AdjustmentsPage {

    private static final int MOST = 100;

    private final Adjustments adjustments;
    private final AdjustmentsSql sql;
    private final Members members;

    AdjustmentsPage(Adjustments adjustments, AdjustmentsSql sql, Members members) {
        this.members = members;
        this.adjustments = adjustments;
        this.sql = sql;
    }

    @Bean
    static NavEntry adjustmentsEntry() {
        return new NavEntry("Loyalty", 507, "edit", "Corrections", "/loyalty/adjustments", Set.of("MANAGER"));
    }

    @ForRoles(Role.MANAGER)
    @GetMapping("/loyalty/adjustments")
    View queue() {
        return Page.of(
                "Corrections",
                "loyalty/adjustments/queue",
                new AdjustmentsView(sql.lines(true, MOST), sql.lines(false, MOST)));
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/adjustments/{id}/agreement")
    View agree(@PathVariable long id) {
        return told(adjustments.agree(id), "Done: it stands in the book.");
    }

    @ForRoles(Role.MANAGER)
    @PostMapping("/loyalty/adjustments/{id}/refusal")
    View refuse(@PathVariable long id) {
        return told(adjustments.refuse(id), "Refused; no points moved.");
    }

    /** Agents and managers correct; cashiers do not. The key is made with the form, so that sending it twice counts once. */
    @ForRoles({Role.AGENT, Role.MANAGER})
    @PostMapping("/loyalty/members/{id}/adjustments")
    View ask(
            @PathVariable long id,
            @RequestParam long points,
            @RequestParam boolean take,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam String key) {
        Member member = members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
        Redirect back = Redirect.to("/loyalty/members/" + id);
        if (points < 1 || points > Adjustments.MOST || key.isBlank() || key.length() > 100) {
            return back.warning("The points have to be between 1 and 1,000,000,000.");
        }
        return switch (adjustments.ask(member, take ? -points : points, reason, key)) {
            case Adjusting.Kept kept ->
                back.saying(
                        kept.adjustment().state() == Adjustment.State.WAITING
                                ? "Kept. It is more than you may correct alone within a day: somebody else has to agree."
                                : "Done: it stands in the book.");
            case Adjusting.Refused refused -> back.warning(refused.reason());
            case Adjusting.NotEnough few ->
                back.warning("There are only " + few.available() + " points to take from; nothing was changed.");
            case Adjusting.KeyReused r ->
                back.warning("This form was sent before with other contents. Fill it in anew.");
            case Adjusting.Unknown u -> throw Refusal.notFound("member");
        };
    }

    private static View told(Adjusting outcome, String done) {
        Redirect queue = Redirect.to("/loyalty/adjustments");
        return switch (outcome) {
            case Adjusting.Kept k -> queue.saying(done);
            case Adjusting.Refused refused -> queue.warning(refused.reason());
            case Adjusting.NotEnough n -> queue.warning("There are too few points to take that many.");
            case Adjusting.Unknown u -> queue.warning("Somebody decided this already.");
            case Adjusting.KeyReused r -> queue.warning("Somebody decided this already.");
        };
    }
}

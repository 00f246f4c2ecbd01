package heartstring.loyalty.passing;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The form on a member's page that passes points on. */
@Controller
class PassingPage {

    private static final int MOST_LETTERS = 100;

    private final Passing passing;
    private final Members members;

    PassingPage(Passing passing, Members members) {
        this.passing = passing;
        this.members = members;
    }

    @ForRoles({Role.AGENT, Role.MANAGER})
    @PostMapping("/loyalty/members/{id}/passings")
    View pass(@PathVariable long id, @RequestParam String card, @RequestParam long points, @RequestParam String key) {
        Member from = members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
        Redirect back = Redirect.to("/loyalty/members/" + id);
        Member to = card.length() > MOST_LETTERS ? null : members.byCard(card).orElse(null);
        if (to == null || points < 1 || key.isBlank() || key.length() > MOST_LETTERS) {
            return back.warning("No member has this card, or the points are no number above zero.");
        }
        return switch (passing.pass(from, to, points, Actor.current().getName(), key)) {
            case Passed.Done done -> back.saying("The points were passed on.");
            case Passed.Refused refused -> back.warning(refused.reason());
            case Passed.NotEnough few -> back.warning("There are too few points: " + few.available() + ".");
            case Passed.KeyReused r -> back.warning("This form was sent before with other contents. Fill it in anew.");
        };
    }
}

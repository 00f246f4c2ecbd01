package heartstring.loyalty.households;

import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Redirect;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The forms about a household on a member's page. */
@ForRoles({Role.AGENT, Role.MANAGER})
@Controller
class HouseholdsPage {

    private static final int MOST_LETTERS = 100;

    private final Households households;
    private final Members members;

    HouseholdsPage(Households households, Members members) {
        this.households = households;
        this.members = members;
    }

    @PostMapping("/loyalty/members/{id}/household")
    View make(@PathVariable long id) {
        return told(id, households.make(find(id)), "The household has begun. Take the others in by their cards.");
    }

    /** The one with this card comes into the household of the member whose page it is. */
    @PostMapping("/loyalty/members/{id}/household/members")
    View join(@PathVariable long id, @RequestParam String card) {
        Member member = find(id);
        Optional<Household> household = households.of(member.programmeId(), member.customerId());
        Optional<Member> other = card.length() > MOST_LETTERS ? Optional.empty() : members.byCard(card);
        if (household.isEmpty() || other.isEmpty()) {
            return Redirect.to("/loyalty/members/" + id).warning("No member has this card.");
        }
        return told(
                id,
                households.join(household.get().id(), other.get()),
                "Done. What both earn from now on goes to the common points.");
    }

    @PostMapping("/loyalty/members/{id}/household/leaving")
    View leave(@PathVariable long id) {
        return told(id, households.leave(find(id)), "The member has left the household.");
    }

    private static View told(long id, Belonging belonging, String done) {
        Redirect back = Redirect.to("/loyalty/members/" + id);
        return switch (belonging) {
            case Belonging.Done d -> back.saying(done);
            case Belonging.Refused refused -> back.warning(refused.reason());
        };
    }

    private Member find(long id) {
        return members.byId(id).orElseThrow(() -> Refusal.notFound("member"));
    }
}

package heartstring.desk.membership;

import heartstring.loyalty.accounts.Balances;
import heartstring.loyalty.me.MyLinks;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.members.Members;
import heartstring.loyalty.members.Purses;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.programmes.Programmes;
import heartstring.loyalty.referrals.Referrals;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.MANAGER, Role.AGENT, Role.CASHIER})
@Controller
class MembershipPage {

    private final MembershipSql sql;
    private final Members members;
    private final Programmes programmes;
    private final Purses purses;
    private final Balances balances;
    private final MyLinks links;
    private final Referrals referrals;

    MembershipPage(
            MembershipSql sql,
            Members members,
            Programmes programmes,
            Purses purses,
            Balances balances,
            MyLinks links,
            Referrals referrals) {
        this.sql = sql;
        this.members = members;
        this.programmes = programmes;
        this.purses = purses;
        this.balances = balances;
        this.links = links;
        this.referrals = referrals;
    }

    @GetMapping("/customers/{id:\\d+}/membership")
    View membership(@PathVariable long id) {
        String name = sql.name(id).orElseThrow(() -> Refusal.notFound("customer"));
        return Page.of(
                "Membership",
                "desk/membership/membership",
                new MembershipView(
                        id,
                        name.isBlank() ? "Customer " + id : name,
                        members.ofCustomer(id).stream().map(this::line).toList()));
    }

    private MembershipView.Line line(Member member) {
        Programme programme = programmes.byId(member.programmeId());
        return new MembershipView.Line(
                member.id(),
                programme.name(),
                member.card(),
                member.status().name().toLowerCase(Locale.ROOT),
                member.joinedAt(),
                balances.of(purses.ofCustomer(programme.unitId(), member.customerId()))
                        .available(),
                sql.unit(programme.unitId()));
    }

    @PostMapping("/customers/{id:\\d+}/membership/{member}/links")
    View send(@PathVariable long id, @PathVariable long member) {
        Redirect back = Redirect.to("/customers/" + id + "/membership");
        return switch (links.send(find(id, member))) {
            case QUEUED -> back.saying("The link to their page is on its way to them.");
            case NO_ADDRESS -> back.warning("No e-mail address of theirs is known.");
            case NO_HOUSE ->
                back.warning("An administrator has to say first, under Organisation, at which address we are reached.");
        };
    }

    @PostMapping("/customers/{id:\\d+}/membership/{member}/revocation")
    View revoke(@PathVariable long id, @PathVariable long member) {
        links.revoke(find(id, member).id());
        return Redirect.to("/customers/" + id + "/membership")
                .saying("All links to their page are dead, and it is closed on every device.");
    }

    @PostMapping("/customers/{id:\\d+}/membership/{member}/advocate")
    View bring(@PathVariable long id, @PathVariable long member, @RequestParam String code) {
        Redirect back = Redirect.to("/customers/" + id + "/membership");
        return switch (referrals.bind(code, find(id, member), Referrals.Way.TILL)) {
            case Referrals.Binding.Bound b -> back.saying("Kept. Both are rewarded after the first purchase.");
            case Referrals.Binding.Refused refused -> back.warning("It does not count. " + refused.reason());
            case Referrals.Binding.UnknownCode u -> back.warning("Nobody has this code.");
        };
    }

    private Member find(long customer, long member) {
        return members.byId(member)
                .filter(found -> found.customerId() == customer)
                .orElseThrow(() -> Refusal.notFound("member"));
    }
}

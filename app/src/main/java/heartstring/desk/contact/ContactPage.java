package heartstring.desk.contact;

import heartstring.decision.cases.Cases;
import heartstring.desk.customer.Portraits;
import heartstring.desk.membership.MemberCards;
import heartstring.platform.auth.Actor;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Refusal;
import heartstring.story.measures.Figures;
import heartstring.ui.components.Format;
import heartstring.ui.layout.Fragment;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

@ForRoles({Role.AGENT, Role.MANAGER})
@Controller
class ContactPage {

    private static final int ORDERS = 5;
    private static final int BEFORE = 10;
    private static final int CASES = 3;

    private final ContactSql sql;
    private final Portraits portraits;
    private final MemberCards memberCards;
    private final Figures figures;
    private final Cases cases;
    private final Settings settings;
    private final InstantSource time;

    ContactPage(
            ContactSql sql,
            Portraits portraits,
            MemberCards memberCards,
            Figures figures,
            Cases cases,
            Settings settings,
            InstantSource time) {
        this.cases = cases;
        this.time = time;
        this.sql = sql;
        this.portraits = portraits;
        this.memberCards = memberCards;
        this.figures = figures;
        this.settings = settings;
    }

    @GetMapping("/customers/{id:\\d+}/contact")
    View contact(@PathVariable long id, @RequestParam(defaultValue = "0") long conversation) {
        long current = portraits.current(id);
        ContactView.Head head = sql.head(current).orElseThrow(() -> Refusal.notFound("customer"));
        String currency = settings.currency().getCurrencyCode();
        String spent = figures.of(current).spent().stream()
                .filter(s -> s.currency().equals(currency))
                .map(s -> Format.money(s.amountMinor(), s.currency()))
                .findFirst()
                .orElse("");
        return Fragment.of(
                "desk/contact/contact",
                new ContactView(
                        current,
                        head,
                        spent,
                        memberCards.of(current),
                        cases.ofCustomer(current, CASES),
                        time.instant(),
                        sql.orders(current, ORDERS),
                        sql.before(current, conversation, Actor.current().userId(), BEFORE)));
    }
}

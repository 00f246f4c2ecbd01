package heartstring.decision.actiondesk;

import heartstring.customer.owners.CustomersInReach;
import heartstring.decision.actionrules.Because;
import heartstring.decision.actions.Answers;
import heartstring.decision.actions.Asker;
import heartstring.decision.actions.Decided;
import heartstring.decision.actions.NextBest;
import heartstring.platform.auth.ForRoles;
import heartstring.platform.auth.Role;
import heartstring.platform.web.Refusal;
import heartstring.ui.layout.Fragment;
import heartstring.ui.layout.Page;
import heartstring.ui.layout.Redirect;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What to do next for one customer: the card, the answer to it, and why. */
@ForRoles({Role.MANAGER, Role.AGENT})
@Controller
class ActionPage {

    private static final String CARD = "decision/actiondesk/card";

    private final NextBest best;
    private final Answers answers;
    private final CustomersInReach customers;

    ActionPage(NextBest best, Answers answers, CustomersInReach customers) {
        this.best = best;
        this.answers = answers;
        this.customers = customers;
    }

    @GetMapping("/customers/{id:\\d{1,18}}/action")
    View card(@PathVariable long id, @RequestParam(defaultValue = "") String place) {
        return card(id, place.equals("conversation") ? Asker.CONVERSATION : Asker.DESK, "");
    }

    private Fragment card(long customer, Asker asker, String fault) {
        return Fragment.of(
                CARD, new ActionCard(customer, best.of(customer, asker).orElse(null), fault));
    }

    @GetMapping("/actions/decisions/{id:\\d{1,18}}")
    View why(@PathVariable long id) {
        return Page.of("What to do next, and why", "decision/actiondesk/why", new WhyView(within(id)));
    }

    private Decided within(long id) {
        return answers.byId(id)
                .filter(d -> customers.isIn(d.told().customerId()))
                .orElseThrow(() -> Refusal.notFound("decision"));
    }

    /** @param back card where the answer is put in place of the card, else the list it came from */
    @PostMapping("/actions/decisions/{id:\\d{1,18}}/acceptance")
    View accept(@PathVariable long id, @RequestParam(defaultValue = "") String back) {
        return answered(within(id), answers.accept(id), back, "Thank you. It is noted that you do it.");
    }

    @PostMapping("/actions/decisions/{id:\\d{1,18}}/dismissal")
    View dismiss(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String back) {
        Because because = Because.of(reason).orElseThrow(() -> Refusal.unprocessable("Say why it is not to be done."));
        return answered(within(id), answers.dismiss(id, because), back, "It is not suggested again for a while.");
    }

    private View answered(Decided decided, Answers.Outcome outcome, String back, String sentence) {
        long customer = decided.told().customerId();
        String fault = switch (outcome) {
            case Answers.Outcome.Kept kept -> "";
            case Answers.Outcome.Refused refused -> refused.sentence();
            case Answers.Outcome.Unknown unknown -> throw Refusal.notFound("decision");
        };
        if (back.equals("card")) {
            return card(customer, Asker.DESK, fault);
        }
        Redirect to = Redirect.to(ActionsPage.PATH);
        return fault.isEmpty() ? to.saying(sentence) : to.warning(fault);
    }
}

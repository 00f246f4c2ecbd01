package heartstring.decision.casedesk;

import heartstring.crm.leftoff.OpenMatter;
import heartstring.crm.leftoff.OpenMatters;
import heartstring.decision.amends.Amends;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.Cases;
import heartstring.ui.components.Format;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells where we left off with a customer: what is to be handed over to them, and the cases that are open. */
@Component
class OpenCases implements OpenMatters {

    private static final int MOST = 10;
    private static final int LOOKED_AT = 100;
    private static final int MOST_NAME = 40;

    private final Cases cases;
    private final Amends amends;
    private final InstantSource time;

    OpenCases(Cases cases, Amends amends, InstantSource time) {
        this.cases = cases;
        this.amends = amends;
        this.time = time;
    }

    @Override
    public List<OpenMatter> of(long customer) {
        return Stream.concat(
                        amends.waiting(customer).stream()
                                .map(w -> new OpenMatter(
                                        "Something is to be handed over to them: “"
                                                + Format.shortened(w.name(), MOST_NAME) + "”.",
                                        "/cases/" + w.caseId(),
                                        w.at())),
                        cases.ofCustomer(customer, LOOKED_AT).stream()
                                .filter(c -> !c.isClosed())
                                .sorted(Comparator.comparing(Case::openedAt))
                                .map(c -> new OpenMatter(text(c), "/cases/" + c.id(), c.openedAt())))
                .limit(MOST)
                .toList();
    }

    private String text(Case c) {
        return "A case is open (" + c.cause().label() + "): " + CasesView.state(c) + ", "
                + (c.ownerName().isEmpty()
                        ? "nobody has it yet"
                        : Format.shortened(c.ownerName(), MOST_NAME) + " has it")
                + (c.isLate(time.instant()) ? ", and it is late." : ".");
    }
}

package heartstring.decision.casedesk;

import heartstring.crm.leftoff.OpenMatter;
import heartstring.crm.leftoff.OpenMatters;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.Cases;
import heartstring.ui.components.Format;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells where we left off with a customer: the cases that are open. */
@Component
class OpenCases implements OpenMatters {

    private static final int MOST = 10;
    private static final int LOOKED_AT = 100;
    private static final int MOST_NAME = 40;

    private final Cases cases;
    private final InstantSource time;

    OpenCases(Cases cases, InstantSource time) {
        this.cases = cases;
        this.time = time;
    }

    @Override
    public List<OpenMatter> of(long customer) {
        return cases.ofCustomer(customer, LOOKED_AT).stream()
                .filter(c -> !c.isClosed())
                .sorted(Comparator.comparing(Case::openedAt))
                .limit(MOST)
                .map(c -> new OpenMatter(text(c), "/cases/" + c.id(), c.openedAt()))
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

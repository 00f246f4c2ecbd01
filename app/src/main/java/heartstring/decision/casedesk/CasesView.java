package heartstring.decision.casedesk;

import heartstring.decision.cases.Case;
import heartstring.decision.cases.Cases;
import heartstring.decision.cases.Cause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of cases. */
public record CasesView(
        String view,
        String cause,
        List<Case> cases,
        Cases.Counts counts,
        Instant now,
        @Nullable String next,
        boolean mayset) {

    public CasesView {
        cases = List.copyOf(cases);
    }

    /** The lists to choose from, with what each is called and holds; -1 for no count. */
    public record Tab(String view, String label, long count) {}

    public List<Tab> tabs() {
        return List.of(
                new Tab("running", "Open", counts.running()),
                new Tab("mine", "Mine", counts.mine()),
                new Tab("nobodys", "Nobody's", counts.nobodys()),
                new Tab("waiting", "Waiting for the customer", -1),
                new Tab("closed", "Closed", -1),
                new Tab("all", "All", -1));
    }

    public List<Cause> causes() {
        return List.of(Cause.values());
    }

    public String href(String view, String cause) {
        return "/cases?view=" + view + (cause.isEmpty() ? "" : "&cause=" + cause);
    }

    /** How a case stands, in a word or two. */
    public static String state(Case c) {
        return c.isClosed()
                ? "closed"
                : c.isWaiting() ? "waiting for the customer" : c.firstActionAt() == null ? "new" : "in work";
    }
}

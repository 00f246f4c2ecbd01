package heartstring.decision.casedesk;

import heartstring.decision.cases.Case;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cases of a customer, on their page. */
public record CardView(long customerId, List<Case> cases, Instant now) {

    public CardView {
        cases = List.copyOf(cases);
    }

    /** A case to be opened by hand; the key makes it happen once. */
    public record Fresh(
            long customerId,
            String name,
            String text,
            String key,
            @Nullable String fault) {}
}

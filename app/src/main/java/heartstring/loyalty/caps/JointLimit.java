package heartstring.loyalty.caps;

import heartstring.loyalty.programmes.Cap;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The most that several rules together give one customer in a period.
 *
 * @param rules by their numbers, at least two
 * @param until when it ended, null while it holds
 */
public record JointLimit(
        long id,
        int programmeId,
        String name,
        Cap cap,
        Set<Long> rules,
        Instant from,
        @Nullable Instant until) {

    public JointLimit {
        rules = Set.copyOf(rules);
    }

    /** Whether it limits this rule for what happened at that moment. */
    boolean limits(long ruleId, Instant at) {
        return rules.contains(ruleId) && !from.isAfter(at) && (until == null || until.isAfter(at));
    }
}

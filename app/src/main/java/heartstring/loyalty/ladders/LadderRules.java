package heartstring.loyalty.ladders;

import heartstring.loyalty.ladders.Ladders.Draft;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a ladder that somebody wrote. */
final class LadderRules {

    private static final int MOST_TIERS = 20;
    private static final long MOST_THRESHOLD = 1_000_000_000_000L;
    private static final int MOST_PERKS = 20;

    private LadderRules() {}

    /** A sentence, null when nothing is wrong. */
    static @Nullable String fault(Draft draft) {
        if (draft.tiers().isEmpty() || draft.tiers().size() > MOST_TIERS) {
            return "A ladder has 1 to " + MOST_TIERS + " tiers.";
        }
        Integer months = draft.rollingMonths();
        if (months != null && (months < 1 || months > 60)) {
            return "Count over the last 1 to 60 months, or over the calendar year.";
        }
        if (draft.graceMonths() < 0 || draft.graceMonths() > 36) {
            return "A tier is kept for 0 to 36 months.";
        }
        Set<String> keys = new HashSet<>();
        long before = -1;
        for (Tier tier : draft.tiers()) {
            String fault = fault(tier, before);
            if (fault != null) {
                return fault;
            }
            if (!keys.add(tier.key())) {
                return "Two tiers are called “" + tier.name() + "”. Give each its own name.";
            }
            before = tier.threshold();
        }
        return null;
    }

    private static @Nullable String fault(Tier tier, long before) {
        if (tier.name().isBlank() || tier.name().length() > 80 || !tier.key().matches("[a-z][a-z0-9_-]{0,39}")) {
            return "Give each tier a name of at most 80 letters, and a key of small letters, digits and dashes.";
        }
        if (tier.threshold() <= before || tier.threshold() > MOST_THRESHOLD) {
            return "“" + tier.name() + "” has to need more than the tier below it.";
        }
        BigDecimal factor = tier.factor();
        if (factor != null
                && (factor.compareTo(BigDecimal.ONE) <= 0
                        || factor.compareTo(BigDecimal.valueOf(20)) > 0
                        || factor.stripTrailingZeros().scale() > 2)) {
            return "A factor has to be more than 1 and at most 20, with two decimals at most.";
        }
        if (tier.perks().size() > MOST_PERKS || tier.perks().stream().anyMatch(p -> p.isBlank() || p.length() > 120)) {
            return "A tier has at most " + MOST_PERKS + " benefits of at most 120 letters.";
        }
        return null;
    }
}

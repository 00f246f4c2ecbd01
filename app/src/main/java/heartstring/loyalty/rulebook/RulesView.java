package heartstring.loyalty.rulebook;

import heartstring.loyalty.bonuses.Bonuses;
import heartstring.loyalty.drafting.SampleReceipt;
import heartstring.loyalty.earning.EarnPreview;
import heartstring.loyalty.programmes.Programme;
import heartstring.story.arms.HoldOut;
import heartstring.story.drafting.ConditionView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a programme on their page.
 *
 * @param filled what was typed into the form, when it comes back with a fault
 * @param condition the condition in the form
 * @param limits of several rules together
 * @param usualHoldOut of 100 customers so many go without a rule that multiplies, where nothing else is typed
 */
public record RulesView(
        Programme programme,
        String unit,
        boolean editable,
        List<Line> rules,
        Map<String, String> filled,
        ConditionView condition,
        List<Limit> limits,
        int usualHoldOut,
        Sample sample,
        @Nullable String fault) {

    /** A rule in one sentence; {@code holdOut} is the share that goes without it, below 0 for what is promised to everybody. */
    public record Line(
            long id,
            String name,
            String sentence,
            Instant from,
            @Nullable Instant until,
            int holdOut) {

        /** Where it stands whether it works. */
        public String proof() {
            return HoldOut.page(Bonuses.trial(id));
        }
    }

    /** A limit of several rules together, in words, with the names of its rules. */
    public record Limit(
            long id,
            String name,
            String sentence,
            List<String> rules,
            Instant from,
            @Nullable Instant until) {}

    /** The rules that hold. */
    public List<Line> holding() {
        return rules.stream().filter(r -> r.until() == null).toList();
    }

    /**
     * A sample receipt and what the rules make of it.
     *
     * @param fault what is wrong with it, null for nothing
     */
    public record Sample(
            SampleReceipt receipt,
            long points,
            List<EarnPreview.RuleTold> rules,
            Programme programme,
            @Nullable String fault) {}

    /** What was typed into a field, or this. */
    public String typed(String field, String otherwise) {
        return filled.getOrDefault(field, otherwise);
    }
}

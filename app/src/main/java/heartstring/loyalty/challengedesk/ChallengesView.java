package heartstring.loyalty.challengedesk;

import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.rewards.Reward;
import heartstring.story.drafting.ConditionView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A programme's challenges on their page, with what stands in the form. */
public record ChallengesView(
        Programme programme,
        boolean editable,
        List<Line> lines,
        List<Reward> rewards,
        Map<String, String> filled,
        ConditionView condition,
        @Nullable String fault) {

    /** A challenge in a sentence, and how many prizes it has given. */
    public record Line(long id, String name, String sentence, long prizes, boolean holds) {}

    /** What stands in a field of the form. */
    public String typed(String field) {
        return filled.getOrDefault(field, "");
    }
}

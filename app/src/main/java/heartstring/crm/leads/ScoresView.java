package heartstring.crm.leads;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What counts for the score of a lead; {@code typed} is what was refused, null when nothing was. */
public record ScoresView(
        List<ScoreRule> rules,
        @Nullable ScoreRule typed,
        @Nullable String fault) {

    /** What the form of that rule holds. */
    public ScoreRule form(ScoreRule rule) {
        return typed != null && typed.id() == rule.id() ? typed : rule;
    }

    /** The same for a new one. */
    public ScoreRule fresh() {
        return typed != null && typed.id() == 0 ? typed : new ScoreRule(0, "", "", 5, 14);
    }
}

package heartstring.decision.cases;

import heartstring.experience.emotion.Voices;
import heartstring.story.veils.Veils;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what speaks for cases, with the words that whoever acts may read, and what was done. */
@Component
class Proofs {

    private static final int MOST = 50;
    private static final int MOST_STEPS = 200;

    private final ProofsSql sql;
    private final Veils veils;

    Proofs(ProofsSql sql, Veils veils) {
        this.sql = sql;
        this.veils = veils;
    }

    /** The newest first. */
    List<Evidence> of(List<Long> cases) {
        return sql.evidence(Case.numbers(cases), MOST).stream().map(this::read).toList();
    }

    /** What was done, the newest first. */
    List<Step> steps(List<Long> cases) {
        return sql.steps(Case.numbers(cases), MOST_STEPS);
    }

    private Evidence read(ProofsSql.Told told) {
        Evidence e = told.evidence();
        String event = told.event();
        return event == null || !veils.isSeen(e.touchpointId())
                ? e
                : new Evidence(e.cause(), e.touchpointId(), e.at(), e.score(), e.most(), words(event, told.body()));
    }

    private static String words(String event, @Nullable String body) {
        String said = Voices.said(event, body);
        if (!said.isEmpty() || body == null) {
            return said;
        }
        JsonNode text = JsonMapper.shared().readTree(body).path("properties").path("text");
        return text.isString() ? text.asString() : "";
    }
}

package heartstring.decision.cases;

import heartstring.experience.emotion.Voices;
import heartstring.story.veils.Veils;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what speaks for cases, with the words that whoever acts may read. */
@Component
class Proofs {

    private static final int MOST = 50;

    private final CasesSql sql;
    private final Veils veils;

    Proofs(CasesSql sql, Veils veils) {
        this.sql = sql;
        this.veils = veils;
    }

    /** The newest first. */
    List<Evidence> of(long id) {
        return sql.evidence(id, MOST).stream().map(this::read).toList();
    }

    private Evidence read(CasesSql.Told told) {
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

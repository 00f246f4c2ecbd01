package heartstring.decision.casedesk;

import heartstring.decision.amends.Amends;
import heartstring.decision.cases.Case;
import heartstring.decision.cases.Ending;
import heartstring.decision.cases.Evidence;
import heartstring.decision.cases.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of a case.
 *
 * @param addresses to which can be written
 * @param key makes what a form gives or sends happen once
 * @param subject and text of the letter, as suggested or as typed
 * @param link where the customer sees how it stands, empty where they know of no case
 * @param me the colleague who looks
 */
public record CaseView(
        Case about,
        List<Evidence> evidence,
        List<Step> steps,
        List<String> addresses,
        String subject,
        String text,
        List<String> themes,
        Amends.Suggestion amends,
        Map<Long, String> colleagues,
        String key,
        String link,
        long me,
        Instant now,
        @Nullable String fault) {

    public CaseView {
        evidence = List.copyOf(evidence);
        steps = List.copyOf(steps);
        addresses = List.copyOf(addresses);
        themes = List.copyOf(themes);
    }

    public String path() {
        return "/cases/" + about.id();
    }

    public List<Ending> endings() {
        return List.of(Ending.values());
    }

    /** What the customer's behaviour says, as a sentence; empty while it says nothing. */
    public String shown() {
        return switch (about.shownWhy()) {
            case "came_back" -> "They came back and bought.";
            case "better_answer" -> "They answered better since.";
            case "low_again" -> "They answered low again.";
            case "stayed_away" -> "They have not come back.";
            default -> "";
        };
    }
}

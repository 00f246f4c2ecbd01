package heartstring.experience.builder;

import heartstring.experience.surveys.Survey;
import java.util.List;

/**
 * A survey on a phone, tried as somebody.
 *
 * @param customer who, 0 for nobody
 * @param found people who could be meant
 */
public record TrialView(
        Survey survey, long customer, String name, String search, List<Somebody> found, String language) {

    /** A customer and how they are called. */
    public record Somebody(long customer, String name) {}

    public String path() {
        return "/experience/surveys/" + survey.id();
    }
}

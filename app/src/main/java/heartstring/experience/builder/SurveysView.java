package heartstring.experience.builder;

import heartstring.experience.surveys.Survey;
import heartstring.experience.surveys.Templates;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The surveys of the house. */
public record SurveysView(
        List<Line> lines,
        boolean mayDraw,
        int fatigueDays,
        @Nullable String fault) {

    /** One survey with its answers. */
    public record Line(
            Survey survey, long answers, @Nullable Instant last) {

        public String state() {
            return switch (survey.state()) {
                case DRAFT -> "draft";
                case OPEN -> survey.edited() > 0 ? "open, with changes to publish" : "open";
                case CLOSED -> "closed";
                case ELSEWHERE -> "asked elsewhere";
            };
        }
    }

    public List<Templates> templates() {
        return List.of(Templates.values());
    }
}

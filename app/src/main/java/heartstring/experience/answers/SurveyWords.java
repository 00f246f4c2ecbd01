package heartstring.experience.answers;

import heartstring.story.timeline.Happening;
import heartstring.story.timeline.Wording;
import heartstring.ui.components.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How answers to surveys of this house read on the timeline; those of other programs have words of their own. */
@Component
class SurveyWords implements Wording {

    private static final int MOST_TEXT = 140;
    private static final int MOST_NAME = 80;

    @Override
    public @Nullable Line word(Happening h) {
        String name = h.text("survey_name");
        if (!h.kind().equals("track") || name == null) {
            return null;
        }
        String survey = "“" + Format.shortened(name, MOST_NAME) + "”";
        return switch (h.name()) {
            case BodyRules.EVENT -> new Line("star", "Answered " + survey + said(h));
            case "Survey Sent" ->
                new Line(
                        "forms",
                        ("yes".equals(h.text("reminder")) ? "Was reminded of " : "Was asked to answer ") + survey);
            default -> null;
        };
    }

    private static String said(Happening h) {
        String score = h.text("score");
        String most = h.text("max_score");
        String feeling = h.text("feeling");
        String comment = h.text("comment");
        String figures = (score == null ? "" : score + (most == null ? "" : " of " + most))
                + (score != null && feeling != null ? ", " : "")
                + (feeling == null ? "" : feeling);
        String words = comment == null ? "" : "“" + Format.shortened(comment.replaceAll("\\s+", " "), MOST_TEXT) + "”";
        return figures.isEmpty() && words.isEmpty()
                ? ""
                : ": " + figures + (figures.isEmpty() || words.isEmpty() ? "" : ": ") + words;
    }
}

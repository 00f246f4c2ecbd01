package heartstring.experience.results;

import heartstring.experience.surveys.Survey;
import heartstring.kernels.shares.Interval;
import heartstring.story.drafting.ConditionView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of a survey.
 *
 * @param figure of all answers, null without numbers
 * @param rate of those who were asked, null when nobody was
 * @param agents by the colleague whom they are about
 * @param segment those of whom a condition holds beside all others, null where nobody is known
 * @param hidden how many groups are too small to be shown
 * @param next where the words go on, null when these are all
 */
public record ResultsView(
        Survey survey,
        int days,
        long answers,
        long asked,
        long begun,
        @Nullable Figure figure,
        @Nullable Interval rate,
        boolean tooFew,
        List<Group> time,
        List<Group> stores,
        List<Group> channels,
        List<Group> agents,
        List<Group> languages,
        @Nullable Segment segment,
        int hidden,
        List<Asked> questions,
        List<Bar> stopped,
        List<Quote> quotes,
        @Nullable String next,
        List<ResultsSql.Handed> files,
        boolean mayEdit) {

    /** The smallest group that is shown by itself. */
    public static final int FEWEST = 5;

    /**
     * Those of whom a condition holds beside all others who are known.
     *
     * @param asked whether there is a condition at all
     * @param fault what is wrong with it, null when nothing is
     */
    public record Segment(
            ConditionView condition,
            boolean asked,
            List<Group> groups,
            @Nullable String fault) {
        public Segment {
            groups = List.copyOf(groups);
        }
    }

    /** A group of answers with its figure. */
    public record Group(String name, Figure figure) {}

    /** A question with what was answered. */
    public record Asked(String title, long answers, List<Bar> bars) {}

    /** How often something was answered, in percent of the widest. */
    public record Bar(String label, long answers, String width, String percent) {}

    /** What somebody said; customer 0 for nobody known. */
    public record Quote(
            Instant at, String score, String words, long customer, String name, long touchpoint, String store) {}

    public String path() {
        return "/experience/surveys/" + survey.id();
    }

    public String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", share * 100);
    }

    /** The periods to choose from. */
    public List<Integer> periods() {
        return List.of(30, 90, 365, 0);
    }

    public String period(int days) {
        return switch (days) {
            case 0 -> "all time";
            case 365 -> "a year";
            default -> days + " days";
        };
    }
}

package heartstring.desk.mending;

import java.time.Instant;
import java.util.List;

/**
 * The moments behind a factor.
 *
 * @param outcome the key of the outcome, for the way back
 * @param title of the factor
 * @param result of the outcome
 * @param hidden how many are of customers that are not shown to whoever looks
 */
public record StoriesView(String outcome, String title, String unit, String result, List<Story> stories, int hidden) {

    public StoriesView {
        stories = List.copyOf(stories);
    }

    /** One moment. */
    public record Story(
            long customer, String name, Instant at, String value, String result, String what, String words) {}
}

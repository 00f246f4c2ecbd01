package heartstring.story.polish;

import heartstring.story.narrative.Narrative;
import heartstring.story.narrative.Narrative.Reader;
import heartstring.story.narrative.Narratives;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The door to stories in pleasant words: as a model reworded them where that is set and done, plain otherwise; never waits for it. */
@Component
public class Polish {

    private final Narratives narratives;
    private final Models models;
    private final PolishSql sql;
    private final Rewording rewording;

    Polish(Narratives narratives, Models models, PolishSql sql, Rewording rewording) {
        this.narratives = narratives;
        this.models = models;
        this.sql = sql;
        this.rewording = rewording;
    }

    /**
     * A story as it is shown.
     *
     * @param by the model that reworded some of it; empty while the plain wording stands
     * @param coming whether a rewording is under way
     */
    public record Told(Narrative narrative, String by, boolean coming) {}

    /** The story of a customer for a reader; what leaves the house is at most what that reader sees. */
    public Told of(long customerId, Reader reader) {
        Narrative told = narratives.of(customerId, reader);
        Model model = models.now();
        if (!model.enabled() || told.sentences().isEmpty()) {
            return new Told(told, "", false);
        }
        Ask ask = Ask.of(model, customerId, reader, told);
        Optional<List<String>> found = sql.find(ask.digest());
        if (found.isEmpty()) {
            return new Told(told, "", rewording.want(customerId, reader, ask));
        }
        Narrative reworded = ask.reworded(told, found.get());
        return new Told(reworded, reworded.equals(told) ? "" : model.name(), false);
    }
}

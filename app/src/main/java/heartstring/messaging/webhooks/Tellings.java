package heartstring.messaging.webhooks;

import heartstring.messaging.envelopes.Envelope;
import heartstring.messaging.webhooks.DeliveriesSql.Tally;
import heartstring.platform.audit.Audit;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The log of what was told, and telling again. */
@Component
public class Tellings {

    /** Of those that failed, in one go. */
    public static final int MOST_AGAIN = 10_000;

    private static final String TEST = "{\"text\":\"A test of this webhook. Nothing happened.\"}";

    private final DeliveriesSql sql;
    private final NewsSql news;
    private final Envelope envelope;
    private final Audit audit;
    private final InstantSource time;

    Tellings(DeliveriesSql sql, NewsSql news, Envelope envelope, Audit audit, InstantSource time) {
        this.sql = sql;
        this.news = news;
        this.envelope = envelope;
        this.audit = audit;
        this.time = time;
    }

    /** How many wait and failed at an endpoint, each counted up to 10,001. */
    public record Counts(long waiting, long failed) {}

    /** By the endpoint. */
    public Map<Integer, Counts> counts() {
        return sql.tallies().stream()
                .collect(Collectors.toMap(Tally::endpoint, tally -> new Counts(tally.waiting(), tally.failed())));
    }

    /** The newest first, below that number; of one state, or of all where it is empty. */
    public List<Telling> log(int endpoint, String state, long before, int most) {
        return sql.log(endpoint, state, before, most);
    }

    public Optional<Telling> one(int endpoint, long id) {
        return sql.one(endpoint, id);
    }

    /** What is told, as it would be today; empty when it is not any more. */
    public Optional<String> body(Telling telling) {
        return sql.due(telling.id()).flatMap(due -> envelope.body(due.piece()));
    }

    /** Tells it again under the same id; false when it waits already or is not there. */
    @Transactional
    public boolean again(int endpoint, long id) {
        boolean again = sql.again(endpoint, id, time.instant());
        if (again) {
            audit.record("told again by", "webhook", endpoint);
        }
        return again;
    }

    /** Tells all again that failed since then; how many. */
    @Transactional
    public int failedAgain(int endpoint, Instant since) {
        int count = sql.failedAgain(endpoint, since, MOST_AGAIN, time.instant());
        if (count > 0) {
            audit.record("told what failed again by", "webhook", endpoint);
        }
        return count;
    }

    /** Sends a test; the number of its telling. */
    @Transactional
    public long test(int endpoint) {
        audit.record("tested", "webhook", endpoint);
        return news.tellOne(endpoint, "webhook.test", TEST, time.instant());
    }

    /** Lets go of news of that long ago. */
    @Transactional
    int discard(Duration age) {
        return news.discard(time.instant().minus(age));
    }
}

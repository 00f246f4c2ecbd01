package heartstring.experience.said;

import heartstring.experience.emotion.Voices;
import heartstring.kernels.words.Marks;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import heartstring.platform.web.Cursor;
import heartstring.story.said.Said;
import heartstring.story.veils.Veils;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers what customers speak of and how they feel about it, and shows it in their own words. */
@Component
public class Explorer {

    /** So many of the newest texts are counted. */
    static final int MOST_TEXTS = 20_000;

    /** The longest quote, in characters. */
    static final int MOST_QUOTE = 300;

    private final ExplorerSql sql;
    private final Veils veils;
    private final PlansSql plans;
    private final Settings settings;
    private final InstantSource time;

    Explorer(ExplorerSql sql, Veils veils, PlansSql plans, Settings settings, InstantSource time) {
        this.sql = sql;
        this.veils = veils;
        this.plans = plans;
        this.settings = settings;
        this.time = time;
    }

    /** A customer's words; in them those looked for are marked. */
    public record Quote(
            long touchpoint,
            long customer,
            String name,
            Instant at,
            String channel,
            String tone,
            String felt,
            boolean corrected,
            String store,
            List<Marks.Part> words) {}

    /** Some of them, and where the next ones begin. */
    record Quotes(List<Quote> quotes, @Nullable String next) {}

    /** How many texts there are, how they speak of each theme, and where they come from. */
    record Counts(int texts, List<ExplorerSql.Count> counts, List<ExplorerSql.Facet> facets) {}

    @Transactional(readOnly = true)
    Counts counts(Wish wish) {
        plans.forThisPage();
        List<ExplorerSql.Facet> facets = sql.facets(wish, since(wish.days()), MOST_TEXTS);
        return new Counts(
                facets.stream()
                        .filter(f -> f.kind().isEmpty())
                        .mapToInt(ExplorerSql.Facet::texts)
                        .sum(),
                sql.counts(wish, since(wish.days()), MOST_TEXTS),
                facets);
    }

    /** How stores are called, by key. */
    Map<String, String> stores() {
        return sql.stores();
    }

    /** What is wished for by week, over half a year or a year. */
    @Transactional(readOnly = true)
    List<ExplorerSql.Week> weeks(Wish wish, int days) {
        plans.forThisPage();
        return sql.weeks(wish, since(days), settings.zone().getId(), MOST_TEXTS);
    }

    /** The newest quotes beyond that place. */
    @Transactional(readOnly = true)
    Quotes quotes(Wish wish, @Nullable Cursor after, int most) {
        plans.forThisPage();
        List<ExplorerSql.Line> lines = sql.lines(
                wish,
                since(wish.days()),
                after == null ? null : after.moment(0),
                after == null ? 0 : after.number(1),
                most + 1);
        boolean more = lines.size() > most;
        List<ExplorerSql.Line> page = more ? lines.subList(0, most) : lines;
        List<String> terms = Said.query(wish.words()).terms();
        List<Quote> quotes = veils.seen(page, ExplorerSql.Line::touchpoint).stream()
                .map(line -> quote(line, terms))
                .toList();
        String next = more
                ? Cursor.of(page.getLast().at(), page.getLast().touchpoint()).text()
                : null;
        return new Quotes(quotes, next);
    }

    private static Quote quote(ExplorerSql.Line line, List<String> terms) {
        String words = Voices.said(line.event(), line.body());
        int to = Math.min(line.ends(), words.length());
        String shown = line.ends() > 0 && line.starts() < to ? words.substring(line.starts(), to) : words;
        return new Quote(
                line.touchpoint(),
                line.customer(),
                line.name(),
                line.at(),
                line.channel(),
                line.tone(),
                line.felt(),
                line.corrected(),
                line.store(),
                Marks.snippet(shown.strip(), terms, MOST_QUOTE));
    }

    private Instant since(int days) {
        return time.instant().minus(Duration.ofDays(days));
    }
}

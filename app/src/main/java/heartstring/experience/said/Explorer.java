package heartstring.experience.said;

import heartstring.experience.emotion.Voices;
import heartstring.platform.web.Cursor;
import heartstring.story.veils.Veils;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
    private final InstantSource time;

    Explorer(ExplorerSql sql, Veils veils, InstantSource time) {
        this.sql = sql;
        this.veils = veils;
        this.time = time;
    }

    /** A customer's words. */
    public record Quote(
            long touchpoint,
            long customer,
            String name,
            Instant at,
            String channel,
            String tone,
            String felt,
            boolean corrected,
            String words) {}

    /** Some of them, and where the next ones begin. */
    record Quotes(List<Quote> quotes, @Nullable String next) {}

    /** How many texts there are in the last days, and how they speak of each theme. */
    record Counts(int texts, List<ExplorerSql.Count> counts) {}

    @Transactional(readOnly = true)
    Counts counts(int days) {
        return new Counts(sql.texts(since(days), MOST_TEXTS), sql.counts(since(days), MOST_TEXTS));
    }

    /** The newest quotes beyond that place; of a theme, of a feeling, or of all with an empty text. */
    Quotes quotes(int days, String theme, String felt, @Nullable Cursor after, int most) {
        List<ExplorerSql.Line> lines = sql.lines(
                since(days),
                theme,
                felt,
                after == null ? null : after.moment(0),
                after == null ? 0 : after.number(1),
                most + 1);
        boolean more = lines.size() > most;
        List<ExplorerSql.Line> page = more ? lines.subList(0, most) : lines;
        List<Quote> quotes = veils.seen(page, ExplorerSql.Line::touchpoint).stream()
                .map(Explorer::quote)
                .toList();
        String next = more
                ? Cursor.of(page.getLast().at(), page.getLast().touchpoint()).text()
                : null;
        return new Quotes(quotes, next);
    }

    private static Quote quote(ExplorerSql.Line line) {
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
                shown.strip());
    }

    private Instant since(int days) {
        return time.instant().minus(Duration.ofDays(days));
    }
}

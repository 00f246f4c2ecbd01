package heartstring.story.narrative;

import heartstring.platform.settings.Settings;
import heartstring.story.memory.Memory;
import heartstring.story.veils.Veils;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** The door to customers' stories in plain words. */
@Component
public class Narratives {

    private static final int MOST_REMEMBERED = 100;
    private static final Duration YEAR = Duration.ofDays(365);

    private final NarrativeSql sql;
    private final Memory memory;
    private final Settings settings;
    private final InstantSource time;
    private final Veils veils;

    Narratives(NarrativeSql sql, Memory memory, Settings settings, InstantSource time, Veils veils) {
        this.veils = veils;
        this.sql = sql;
        this.memory = memory;
        this.settings = settings;
        this.time = time;
    }

    /** The story of a customer, for a reader; without sentences for one that nothing is known of. */
    public Narrative of(long customerId, Narrative.Reader reader) {
        Instant now = time.instant();
        var bought = sql.bought(customerId);
        var known = sql.known(customerId).orElse(new String[] {"person", ""});
        Facts facts = new Facts(
                known[0].equals("company"),
                sql.first(customerId).filter(e -> veils.isSeen(e.touchpoint())).orElse(null),
                sql.last(customerId).filter(e -> veils.isSeen(e.touchpoint())).orElse(null),
                bought.map(NarrativeSql.Bought::orders).orElse(0L),
                bought.map(NarrativeSql.Bought::last).orElse(null),
                bought.map(b -> Format.money(b.totalMinor(), b.currency())).orElse(null),
                bought.map(b -> b.orders() < 3 ? 0 : (int) Math.round(b.days() / (b.orders() - 1)))
                        .orElse(0),
                sql.liked(customerId, now.minus(YEAR)).orElse(null),
                sql.lastReturn(customerId).orElse(null),
                memory.of(customerId, MOST_REMEMBERED),
                known[1].isEmpty() ? List.of() : List.of(known[1].split("\\|")));
        return NarrativeRules.tell(facts, reader, now, settings.zone());
    }
}

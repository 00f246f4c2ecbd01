package heartstring.experience.chain;

import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers how feelings go together with what customers do next, and what came after what we did. */
@Component
public class Chain {

    /** What was said so long ago at most is looked at. */
    private static final Duration BACK = Duration.ofDays(500);

    /** What was said later has no time behind it yet. */
    private static final Duration AFTERWARDS = Duration.ofDays(Episode.WEEK + Episode.LEFT);

    private final ChainSql sql;
    private final ObjectProvider<Stages> stages;
    private final PlansSql plans;
    private final Settings settings;
    private final InstantSource time;

    Chain(ChainSql sql, ObjectProvider<Stages> stages, PlansSql plans, Settings settings, InstantSource time) {
        this.settings = settings;
        this.sql = sql;
        this.stages = stages;
        this.plans = plans;
        this.time = time;
    }

    /** What was found, and of how many customers; links empty and foundAt the beginning of time while nothing was. */
    public record Found(Instant foundAt, long customers, Instant from, Instant until, List<Link> links) {}

    /** All links over that many days afterwards, one of 14, 30 and 60. */
    @Transactional(readOnly = true)
    public Found found(int days) {
        Optional<ChainSql.Run> run = sql.run();
        return run.map(r -> new Found(r.foundAt(), r.customers(), r.from(), r.until(), sql.links(days)))
                .orElse(new Found(Instant.EPOCH, 0, Instant.EPOCH, Instant.EPOCH, List.of()));
    }

    /** Works it out when that was not done for a day, at night; and sooner while there is nothing, or not all had been read. */
    @Transactional
    public void findIfDue() {
        Instant now = time.instant();
        boolean read = sql.isRead();
        Optional<ChainSql.Run> run = sql.run();
        if (run.isEmpty()
                || ChainRules.isDue(
                        Duration.between(run.get().foundAt(), now),
                        run.get().whole(),
                        read,
                        now.atZone(settings.zone()).getHour())) {
            find();
        }
    }

    /** Works it out anew. */
    @Transactional
    public void find() {
        sql.alone();
        plans.forTheseValues();
        Instant now = time.instant();
        Instant from = now.minus(BACK);
        Instant until = now.minus(AFTERWARDS);
        List<Episode> episodes = sql.episodes(from, until);
        List<Link> links = new ArrayList<>(ChainRules.felt(episodes, ""));
        links.addAll(byStage(episodes));
        links.addAll(ChainRules.acts(episodes));
        links.addAll(ChainRules.trials(sql.assigned(until)));
        sql.keep(links, new ChainSql.Run(now, episodes.size(), from, until, sql.isRead()));
    }

    private List<Link> byStage(List<Episode> episodes) {
        List<Link> links = new ArrayList<>();
        Stages known = stages.getIfAvailable();
        if (known != null && !episodes.isEmpty()) {
            Map<Long, String> at =
                    known.of(episodes.stream().map(Episode::touchpoint).toList());
            for (String stage : new TreeSet<>(at.values())) {
                links.addAll(ChainRules.felt(
                        episodes.stream()
                                .filter(e -> stage.equals(at.get(e.touchpoint())))
                                .collect(Collectors.toList()),
                        stage));
            }
        }
        return links;
    }
}

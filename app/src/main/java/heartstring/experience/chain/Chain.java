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
import org.springframework.transaction.support.TransactionTemplate;

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
    private final TransactionTemplate transactions;
    private final Settings settings;
    private final InstantSource time;

    Chain(
            ChainSql sql,
            ObjectProvider<Stages> stages,
            PlansSql plans,
            TransactionTemplate transactions,
            Settings settings,
            InstantSource time) {
        this.transactions = transactions;
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

    /** Works it out when that was not done for a day, at night; at once while there is nothing, each hour while not all had been read. */
    public void findIfDue() {
        Instant now = time.instant();
        Optional<ChainSql.Run> run = sql.run();
        if (run.isEmpty()
                || ChainRules.isDue(
                        Duration.between(run.get().foundAt(), now),
                        run.get().whole(),
                        now.atZone(settings.zone()).getHour())) {
            find();
        }
    }

    private record Gathered(List<Episode> episodes, List<ChainRules.Assigned> assigned) {}

    /** Works it out anew: reads for long without writing, so that nobody waits for it, and writes what was found at its end. */
    public void find() {
        Instant now = time.instant();
        Instant from = now.minus(BACK);
        Instant until = now.minus(AFTERWARDS);
        boolean whole = sql.isRead(from, until);
        Gathered gathered = transactions.execute(status -> {
            plans.forTheseValues();
            return new Gathered(sql.episodes(from, until), sql.assigned(until));
        });
        List<Episode> episodes = gathered.episodes();
        List<Link> links = new ArrayList<>(ChainRules.felt(episodes, ""));
        links.addAll(byStage(episodes));
        links.addAll(ChainRules.acts(episodes));
        links.addAll(ChainRules.trials(gathered.assigned()));
        transactions.executeWithoutResult(status -> {
            sql.alone();
            sql.keep(links, new ChainSql.Run(now, episodes.size(), from, until, whole));
        });
    }

    private List<Link> byStage(List<Episode> episodes) {
        List<Link> links = new ArrayList<>();
        Stages known = stages.getIfAvailable();
        if (known != null && !episodes.isEmpty()) {
            Map<Long, String> at =
                    known.of(episodes.stream().map(Episode::touchpoint).toList());
            for (String stage : new TreeSet<>(at.values())) {
                // Of stages only what is told is kept, for there may be many.
                ChainRules.felt(
                                episodes.stream()
                                        .filter(e -> stage.equals(at.get(e.touchpoint())))
                                        .collect(Collectors.toList()),
                                stage)
                        .stream()
                        .filter(Link::isTold)
                        .forEach(links::add);
            }
        }
        return links;
    }
}

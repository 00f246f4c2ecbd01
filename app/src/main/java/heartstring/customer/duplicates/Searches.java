package heartstring.customer.duplicates;

import heartstring.customer.likeness.EvidenceJson;
import heartstring.customer.likeness.Known;
import heartstring.customer.likeness.KnownPeople;
import heartstring.customer.likeness.Models;
import heartstring.customer.likeness.Tuning;
import heartstring.customer.matching.Joins;
import heartstring.customer.matching.Puzzle;
import heartstring.kernels.linkage.Groups;
import heartstring.kernels.linkage.Linkage;
import heartstring.kernels.linkage.People;
import heartstring.kernels.linkage.Weights;
import heartstring.platform.audit.Audit;
import heartstring.platform.auth.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Searches through all customers: what is learnt is kept, and so are the pairs that are a question. */
@Component
public class Searches {

    /** The most people one search compares; further ones wait until the house is larger. */
    static final int MOST_PEOPLE = 4_000_000;
    /** The most pairs kept, the likeliest. */
    static final int MOST_PAIRS = 200_000;

    private static final int READ_AT_ONCE = 5_000;
    private static final int WRITTEN_AT_ONCE = 1_000;
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final Logger LOG = LoggerFactory.getLogger(Searches.class);

    private final SearchesSql sql;
    private final KnownPeople known;
    private final Models models;
    private final DuplicatesSql duplicates;
    private final Tuning tuning;
    private final Puzzle puzzle;
    private final Joins joins;
    private final Audit audit;
    private final TransactionTemplate transactions;

    Searches(
            SearchesSql sql,
            KnownPeople known,
            Models models,
            DuplicatesSql duplicates,
            Tuning tuning,
            Puzzle puzzle,
            Joins joins,
            Audit audit,
            TransactionTemplate transactions) {
        this.sql = sql;
        this.known = known;
        this.models = models;
        this.duplicates = duplicates;
        this.tuning = tuning;
        this.puzzle = puzzle;
        this.joins = joins;
        this.audit = audit;
        this.transactions = transactions;
    }

    Optional<Search> latest() {
        return sql.latest();
    }

    /** Asks for a search; answers whether none was waiting. */
    @Transactional
    public boolean want() {
        boolean fresh = sql.want(Actor.current().userId());
        if (fresh) {
            audit.record("asked for a search for", "duplicates", 0);
        }
        return fresh;
    }

    void wantIfDue(Duration after) {
        sql.wantIfDue(after);
    }

    /** Does the search that is wanted, if one is. */
    void run() {
        Optional<Search> open = sql.open();
        if (open.isEmpty()) {
            return;
        }
        long run = open.get().id();
        try {
            search(run);
        } catch (IllegalStateException | IllegalArgumentException | DataAccessException e) {
            LOG.error("Search {} for duplicates failed", run, e);
            sql.finish(run, "failed", 0, 0);
        }
    }

    private void search(long run) {
        People people = new People(Known.FIELDS);
        List<Long> customers = new ArrayList<>();
        read(run, people, customers);
        sql.stage(run, "learning", customers.size());
        Linkage learnt = learn(people);
        sql.stage(run, "comparing", customers.size());
        Linkage linkage = learnt.with(tuning.adjusted(learnt.weights()));
        Tuning.Thresholds thresholds = tuning.thresholds();
        double least = Weights.bitsOf(thresholds.proposed());
        List<Linkage.Pair> pairs = linkage.pairs(least, THREADS).stream()
                .sorted(Comparator.comparingDouble(Linkage.Pair::bits).reversed())
                .limit(MOST_PAIRS)
                .toList();
        sql.stage(run, "writing", customers.size());
        int joined = thresholds.joins() ? join(linkage, pairs, customers, Weights.bitsOf(thresholds.automatic())) : 0;
        int kept = write(run, linkage, pairs, customers);
        sql.finish(run, "done", kept, joined);
    }

    /** A house with few people has too few duplicates to learn from. */
    private Linkage learn(People people) {
        if (people.size() < Models.ENOUGH) {
            return Linkage.of(people, Weights.usual(Known.FIELDS, Math.max(2, people.size())));
        }
        Linkage learnt = Linkage.of(people);
        models.keep(learnt.weights(), people.size());
        return learnt;
    }

    private void read(long run, People people, List<Long> customers) {
        long after = 0;
        while (customers.size() < MOST_PEOPLE) {
            List<Known> batch = known.after(after, READ_AT_ONCE);
            if (batch.isEmpty()) {
                return;
            }
            for (Known one : batch) {
                people.add(one.values());
                customers.add(one.customerId());
            }
            after = batch.getLast().customerId();
            sql.stage(run, "reading", customers.size());
        }
    }

    /** Joins those whose group as a whole is sure; limits and what people pulled apart hold it back as they do any rule. */
    private int join(Linkage linkage, List<Linkage.Pair> pairs, List<Long> customers, double least) {
        Groups groups = Groups.of(linkage, pairs, least);
        int joined = 0;
        for (Linkage.Pair pair : pairs) {
            if (pair.bits() >= least && groups.together(pair.a(), pair.b())) {
                Boolean done = transactions.execute(status -> {
                    puzzle.lock();
                    return joins.joinAlike(customers.get(pair.a()), customers.get(pair.b()), pair.probability());
                });
                joined += Boolean.TRUE.equals(done) ? 1 : 0;
            }
        }
        return joined;
    }

    private int write(long run, Linkage linkage, List<Linkage.Pair> pairs, List<Long> customers) {
        Linkage.Reader reader = linkage.reader();
        int kept = 0;
        for (int from = 0; from < pairs.size(); from += WRITTEN_AT_ONCE) {
            List<DuplicatesSql.Found> found =
                    pairs.subList(from, Math.min(pairs.size(), from + WRITTEN_AT_ONCE)).stream()
                            .map(pair -> found(reader, pair, customers))
                            .toList();
            kept += duplicates.keep(run, found);
        }
        duplicates.dropOthers(run);
        return kept;
    }

    private static DuplicatesSql.Found found(Linkage.Reader reader, Linkage.Pair pair, List<Long> customers) {
        return new DuplicatesSql.Found(
                Math.min(customers.get(pair.a()), customers.get(pair.b())),
                Math.max(customers.get(pair.a()), customers.get(pair.b())),
                pair.bits(),
                pair.probability(),
                EvidenceJson.write(reader.explain(pair.a(), pair.b())));
    }
}

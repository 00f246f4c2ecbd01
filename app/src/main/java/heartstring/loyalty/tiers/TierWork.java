package heartstring.loyalty.tiers;

import heartstring.loyalty.ladders.Ladders;
import heartstring.loyalty.members.JoinWatcher;
import heartstring.loyalty.members.Member;
import heartstring.loyalty.programmes.Programme;
import heartstring.loyalty.tiers.TierWorkSql.Due;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Standings that change by something else than an order: time, people joined or pulled apart, newcomers, another ladder, events. */
@Component
public class TierWork implements JoinWatcher {

    private static final int BATCH = 200;

    private final TierWorkSql sql;
    private final Tiers tiers;
    private final Ladders ladders;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    TierWork(TierWorkSql sql, Tiers tiers, Ladders ladders, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.tiers = tiers;
        this.ladders = ladders;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public void joined(List<Member> members) {
        sql.joined(members);
    }

    /** Something else than an order gave these pieces points; their standing follows within moments. */
    public void earned(Programme programme, Collection<Long> profiles) {
        if (!profiles.isEmpty() && ladders.current(programme.id()).isPresent()) {
            sql.due(profiles, Tiers.Reason.EVENT);
        }
    }

    /** Works out everything that is due now, in this thread. */
    public void drain() {
        while (Boolean.TRUE.equals(transactions.execute(status -> sql.follow(BATCH)))) {
            Thread.onSpinWait();
        }
        while (listed() > 0) {
            Thread.onSpinWait();
        }
        for (Programme programme : tiers.withTiers()) {
            while (passed(programme) > 0) {
                Thread.onSpinWait();
            }
        }
    }

    private int listed() {
        Integer done = transactions.execute(status -> {
            List<Due> due = sql.take(BATCH);
            Map<String, List<Long>> byReason = due.stream()
                    .collect(Collectors.groupingBy(
                            Due::reason,
                            java.util.TreeMap::new,
                            Collectors.mapping(Due::customerId, Collectors.toList())));
            for (Programme programme : tiers.withTiers()) {
                byReason.forEach((reason, customers) ->
                        tiers.refresh(programme, customers, Tiers.Reason.valueOf(reason.toUpperCase(Locale.ROOT))));
            }
            return due.size();
        });
        return done == null ? 0 : done;
    }

    private int passed(Programme programme) {
        Integer done = transactions.execute(status -> {
            List<Long> customers = sql.passed(programme.id(), time.instant(), BATCH);
            tiers.refresh(programme, customers, Tiers.Reason.TIME);
            return customers.size();
        });
        return done == null ? 0 : done;
    }
}

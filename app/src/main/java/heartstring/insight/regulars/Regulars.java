package heartstring.insight.regulars;

import heartstring.customer.matching.Puzzle;
import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.platform.postgres.Meeting;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The door to what regulars will need again. */
@Component
public class Regulars {

    /** Before today, today, and the six days after. */
    public static final int DAYS = 8;

    private static final int DISCARDED_AT_ONCE = 5_000;

    private final RegularsSql sql;
    private final CustomersInReach reach;
    private final Settings settings;
    private final InstantSource time;
    private final Puzzle puzzle;
    private final PlansSql plans;
    private final TransactionTemplate transactions;

    Regulars(
            RegularsSql sql,
            CustomersInReach reach,
            Settings settings,
            InstantSource time,
            Puzzle puzzle,
            PlansSql plans,
            TransactionTemplate transactions) {
        this.plans = plans;
        this.puzzle = puzzle;
        this.transactions = transactions;
        this.sql = sql;
        this.reach = reach;
        this.settings = settings;
        this.time = time;
    }

    /**
     * One regular's product.
     *
     * @param profile the piece that bought it last
     * @param on the usual day, perhaps in the past
     * @param from in 80 of 100 cases not before
     * @param until in 80 of 100 cases before
     * @param chance to buy it within seven days, 0 to 1
     */
    public record Need(
            long profile,
            long product,
            Instant boughtAt,
            int times,
            double usualDays,
            LocalDate on,
            LocalDate from,
            LocalDate until,
            double chance) {}

    /** One line of the list of what is due. */
    public record Line(
            long customerId,
            String customer,
            long profileId,
            long productId,
            String product,
            int times,
            double usualDays,
            Instant boughtAt,
            LocalDate on,
            double chance) {}

    /**
     * One product.
     *
     * @param usualDays after which customers buy it again; 0 where that is not known
     * @param buyers who bought it in the seven days before the last night
     * @param due for how many customers: before today, today, and the six days after
     */
    public record Shelf(
            long productId, String product, double usualDays, int buyers, int buyersBefore, List<Integer> due) {
        public Shelf {
            due = List.copyOf(due);
        }

        /** For how many it is due until in six days. */
        public int all() {
            return due.stream().mapToInt(Integer::intValue).sum();
        }

        /** For how many it has been due before today. */
        public int late() {
            return due.getFirst();
        }
    }

    /** Where a list goes on. */
    public record After(LocalDate on, long profile, long product) {
        static final After NOTHING = new After(LocalDate.of(1, 1, 1), 0, 0);
    }

    /** Keeps what a run found; what was bought since is left out. A transaction of its own. */
    public void keep(long run, List<Need> needs) {
        if (!needs.isEmpty()) {
            Meeting.again(() -> transactions.execute(status -> {
                // Whoever is erased since they were read must not come back.
                puzzle.holdErasures();
                sql.keep(run, needs);
                return needs.size();
            }));
        }
    }

    /** Takes away what older runs found and is not shown, some at a time; after each step the caller hears of it. */
    public void discardBefore(long run, Runnable step) {
        RegularsSql.Place from = RegularsSql.Place.FIRST;
        while (from != null) {
            RegularsSql.Place after = from;
            from = Meeting.again(() -> sql.discardBefore(run, after, DISCARDED_AT_ONCE))
                    .orElse(null);
            step.run();
        }
    }

    /** Today, where the house is. */
    public LocalDate today() {
        return LocalDate.ofInstant(time.instant(), settings.zone());
    }

    /** What is due until in six days, of one product or of all with 0, of customers whom whoever acts may see; what is longest due first. */
    public List<Line> due(long product, @Nullable After after, int most) {
        After from = after == null ? After.NOTHING : after;
        return asked(() -> sql.due(
                reach.now(), product, today().plusDays(DAYS - 2), from.on(), from.profile(), from.product(), most));
    }

    private <T> List<T> asked(Supplier<List<T>> list) {
        return transactions.execute(status -> {
            plans.forThisPage();
            return list.get();
        });
    }

    /** Products by for how many they are due: of the whole house as of the last night, or of the customers within reach as of now. */
    public List<Shelf> shelves(int most) {
        CustomerReach now = reach.now();
        return asked(() -> now.isAll() ? sql.shelves(most) : sql.shelves(now, today(), most));
    }

    /** The name of a product. */
    public Optional<String> product(long id) {
        return sql.product(id);
    }
}

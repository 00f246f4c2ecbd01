package heartstring.experience.rollups;

import heartstring.experience.leaving.Mood;
import heartstring.experience.leaving.Moods;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Figures of groups of customers, worked out after everybody was, and kept week by week. */
@Component
public class Rollups implements Moods.WalkedOver {

    /** The grouping of which there is one group, everybody. */
    public static final String ALL = "all";

    static final int KEPT_WEEKS = 120;

    /** Weeks before the first that are worked out from the past. */
    static final int PAST_WEEKS = 26;

    /** In a larger house the weeks begin with the first night. */
    private static final long MOST_FOR_PAST = 50_000;

    private static final double SECONDS_A_DAY = 86_400;

    private final RollupsSql sql;
    private final ObjectProvider<Moods> moods;
    private final List<Grouping> groupings;
    private final TransactionTemplate transactions;
    private final PlansSql plans;
    private final Settings settings;
    private final InstantSource time;

    Rollups(
            RollupsSql sql,
            ObjectProvider<Moods> moods,
            List<Grouping> groupings,
            TransactionTemplate transactions,
            PlansSql plans,
            Settings settings,
            InstantSource time) {
        this.sql = sql;
        this.moods = moods;
        this.groupings = List.copyOf(groupings);
        this.transactions = transactions;
        this.plans = plans;
        this.settings = settings;
        this.time = time;
    }

    /** All ways of grouping, in the order of the page. */
    public List<Grouping> groupings() {
        return groupings;
    }

    public Optional<Grouping> grouping(String word) {
        return groupings.stream().filter(g -> g.word().equals(word)).findFirst();
    }

    /** The groups of a grouping in the last week that is known of it; {@link #ALL} for everybody as one. */
    public List<Rollup> last(String grouping) {
        return sql.last(grouping);
    }

    /** A group week by week, the first week first. */
    public List<Rollup> weeks(String grouping, String key) {
        return sql.weeks(grouping, key, KEPT_WEEKS);
    }

    @Override
    public void walkedOver(Instant at) {
        boolean first = sql.last(ALL).isEmpty();
        roll(everybody(), at);
        groupings.forEach(grouping -> roll(grouping, at));
        sql.discard(week(at).minusWeeks(KEPT_WEEKS));
        if (first && sql.last(ALL).stream().mapToLong(Rollup::customers).sum() <= MOST_FOR_PAST) {
            rollPast(at);
        }
    }

    /** Works out one grouping for this week; what stood there stands until it is replaced. */
    void roll(Grouping grouping, Instant at) {
        LocalDate week = week(at);
        grouping.members().forEach(members -> roll(grouping.word(), week, members, at));
        sql.discard(grouping.word(), week, at);
    }

    private void roll(String grouping, LocalDate week, Grouping.Members members, Instant at) {
        transactions.executeWithoutResult(status -> {
            plans.forThisPage();
            sql.roll(grouping, week, members, at);
        });
    }

    /** Works out a part of a grouping that is new, beside the others of the week that is known. */
    void rollNew(String grouping, Grouping.Members members) {
        Instant at = time.instant();
        LocalDate known = sql.last(ALL).stream().map(Rollup::week).findFirst().orElse(week(at));
        roll(grouping, known, members, at);
    }

    /** The same now. */
    void roll(Grouping grouping) {
        roll(grouping, time.instant());
    }

    private static Grouping everybody() {
        return new Grouping() {
            @Override
            public String word() {
                return ALL;
            }

            @Override
            public String title() {
                return "Everybody";
            }

            @Override
            public List<Members> members() {
                return List.of(new Members(RollupsSql.EVERYBODY, Map.of()));
            }
        };
    }

    private LocalDate week(Instant at) {
        return LocalDate.ofInstant(at, settings.zone()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** How the groups of today stood at the ends of the weeks before, by what is known today to precede leaving. */
    private void rollPast(Instant at) {
        LocalDate now = week(at);
        Map<Double, LocalDate> weeks = new HashMap<>();
        for (int back = 1; back <= PAST_WEEKS; back++) {
            LocalDate next = now.minusWeeks(back - 1L);
            weeks.put(next.atStartOfDay(settings.zone()).toEpochSecond() / SECONDS_A_DAY, next.minusWeeks(1));
        }
        Map<RollupsSql.Place, Rollup> found = new HashMap<>();
        Map<Long, List<RollupsSql.Place>> places = new HashMap<>();
        groupings.stream()
                .filter(Grouping::lasts)
                .forEach(grouping ->
                        grouping.members().forEach(members -> sql.places(grouping.word(), members, places)));
        moods.getObject()
                .past(weeks.keySet().stream().mapToDouble(Double::doubleValue).toArray(), (customer, day, mood) -> {
                    LocalDate week = weeks.getOrDefault(day, now);
                    add(found, RollupsSql.Place.ALL.in(week), mood);
                    places.getOrDefault(customer, List.of()).forEach(place -> add(found, place.in(week), mood));
                });
        transactions.executeWithoutResult(status -> found.forEach((place, rollup) -> {
            if (rollup.customers() >= Rollup.FEWEST) {
                sql.keep(place.grouping(), rollup, at);
            }
        }));
    }

    private static void add(Map<RollupsSql.Place, Rollup> found, RollupsSql.Place place, Mood mood) {
        Rollup r = found.getOrDefault(
                place,
                new Rollup(
                        place.week(),
                        place.key(),
                        place.name(),
                        0,
                        0,
                        Rollup.Sum.NONE,
                        Rollup.Sum.NONE,
                        Rollup.Sum.NONE,
                        Rollup.Sum.NONE));
        Double said = mood.said();
        Double gap = mood.gap();
        found.put(
                place,
                new Rollup(
                        place.week(),
                        place.key(),
                        place.name(),
                        r.customers() + 1,
                        r.polite() + (mood.polite() ? 1 : 0),
                        r.index().plus(mood.index()),
                        r.shown().plus(mood.shown()),
                        said == null ? r.said() : r.said().plus(said),
                        gap == null ? r.gap() : r.gap().plus(gap)));
    }
}

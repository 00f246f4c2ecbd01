package heartstring.insight.value;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep how it stands with each customer. */
@Component
class ValuesSql {

    private static final int MOST_DISCARDED = 5_000;
    private static final double LEAST = 1e-30;

    private static final String KEEP = """
        insert into insight.customer_value as v (customer_id, found_at, run_id, visits, first_at, last_at, spent_minor,
               other_orders, lately, often, much, cadence_days, of_late_days, due_at, ordinary, drifting, alive, visits_quarter,
               visits_year, value_minor, value_low, value_high, stake_minor)
        select n.id, :now::timestamptz, :run, n.visits, to_timestamp(n.first), to_timestamp(n.last), n.spent, n.others,
               nullif(n.lately, 0), nullif(n.often, 0), nullif(n.much, 0), n.cadence, n.lateness, to_timestamp(n.due), n.ordinary,
               n.drifting, n.alive, n.quarter, n.year, n.value, n.low, n.high, n.stake
          from unnest(:ids::bigint[], :visits::int[], :firsts::float8[], :lasts::float8[], :spents::bigint[], :others::int[],
                      :latelies::smallint[], :oftens::smallint[], :muches::smallint[], :cadences::real[], :ofLates::real[], :dues::float8[],
                      :ordinaries::real[], :driftings::boolean[], :alives::real[], :quarters::real[], :years::real[],
                      :values::bigint[], :lows::bigint[], :highs::bigint[], :stakes::bigint[])
            as n(id, visits, first, last, spent, others, lately, often, much, cadence, lateness, due, ordinary, drifting, alive, quarter,
                 year, value, low, high, stake)
         where exists (select from customer.v_headline h where h.customer_id = n.id)
         order by n.id
        on conflict (customer_id, run_id) do update
           set found_at = excluded.found_at, visits = excluded.visits, first_at = excluded.first_at,
               last_at = excluded.last_at, spent_minor = excluded.spent_minor, other_orders = excluded.other_orders,
               lately = excluded.lately, often = excluded.often, much = excluded.much, cadence_days = excluded.cadence_days, of_late_days = excluded.of_late_days,
               due_at = excluded.due_at, ordinary = excluded.ordinary, drifting = excluded.drifting, alive = excluded.alive,
               visits_quarter = excluded.visits_quarter, visits_year = excluded.visits_year,
               value_minor = excluded.value_minor, value_low = excluded.value_low, value_high = excluded.value_high,
               stake_minor = excluded.stake_minor
         where v.found_at <= excluded.found_at\
        """;

    private final JdbcClient jdbc;

    ValuesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these customers who bought nothing any more are forgotten. */
    void discard(long[] customers, List<Worth> worths, Instant now) {
        Set<Long> found = worths.stream().map(Worth::customer).collect(Collectors.toSet());
        jdbc.sql("delete from insight.customer_value where customer_id = any(:gone) and found_at <= :now")
                .param("now", Timestamp.from(now))
                .param(
                        "gone",
                        Arrays.stream(customers)
                                .filter(id -> !found.contains(id))
                                .toArray())
                .update();
    }

    /** Some of those whom a run did not find since then, though it had once, are forgotten; how many. */
    int discardBefore(long run, Instant then) {
        return jdbc.sql("""
            delete from insight.customer_value
             where run_id = :run and customer_id = any(array(
                   select customer_id from insight.customer_value where run_id = :run and found_at < :then limit :most))\
            """)
                .param("run", run)
                .param("then", Timestamp.from(then))
                .param("most", MOST_DISCARDED)
                .update();
    }

    /** Forgets some of what runs before this one wrote, but for one of them; how much. */
    int forgetBefore(long run, long but) {
        return jdbc.sql("""
            delete from insight.customer_value
             where ctid = any(array(
                   select ctid from insight.customer_value where run_id < :run and run_id <> :but
                    order by run_id, coalesce(value_minor, -1) desc, customer_id desc limit :most))\
            """)
                .param("run", run)
                .param("but", but)
                .param("most", MOST_DISCARDED)
                .update();
    }

    /** Writes how it stands with these, in the order of their numbers, unless something younger is known; the erased have nothing. */
    void keep(List<Worth> worths, long run, Instant now) {
        if (worths.isEmpty()) {
            return;
        }
        jdbc.sql(KEEP)
                .param("now", Timestamp.from(now))
                .param("run", run)
                .param("ids", worths.stream().mapToLong(Worth::customer).toArray())
                .param("visits", ints(worths, Worth::visits))
                .param(
                        "firsts",
                        worths.stream().mapToDouble(w -> seconds(w.firstAt())).toArray())
                .param(
                        "lasts",
                        worths.stream().mapToDouble(w -> seconds(w.lastAt())).toArray())
                .param("spents", worths.stream().mapToLong(Worth::spentMinor).toArray())
                .param("others", ints(worths, Worth::others))
                .param("latelies", ints(worths, Worth::lately))
                .param("oftens", ints(worths, Worth::often))
                .param("muches", ints(worths, Worth::much))
                .param("cadences", ofHabit(worths, Worth.Habit::days))
                .param("ofLates", ofHabit(worths, Worth.Habit::ofLateDays))
                .param("dues", ofHabit(worths, h -> seconds(h.dueAt())))
                .param("ordinaries", ofHabit(worths, Worth.Habit::ordinary))
                .param("driftings", worths.stream().map(ValuesSql::isDrifting).toArray(Boolean[]::new))
                .param(
                        "alives",
                        ahead(worths, Worth.Outlook::alive).map(ValuesSql::told).toArray(Double[]::new))
                .param(
                        "quarters",
                        ahead(worths, Worth.Outlook::quarter)
                                .map(ValuesSql::told)
                                .toArray(Double[]::new))
                .param(
                        "years",
                        ahead(worths, Worth.Outlook::year).map(ValuesSql::told).toArray(Double[]::new))
                .param("values", ahead(worths, Worth.Outlook::valueMinor).toArray(Long[]::new))
                .param("lows", ahead(worths, Worth.Outlook::lowMinor).toArray(Long[]::new))
                .param("highs", ahead(worths, Worth.Outlook::highMinor).toArray(Long[]::new))
                .param("stakes", ahead(worths, Worth.Outlook::stakeMinor).toArray(Long[]::new))
                .update();
    }

    private static boolean isDrifting(Worth worth) {
        Worth.Habit habit = worth.habit();
        return habit != null && habit.drifting();
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }

    private static int[] ints(List<Worth> worths, ToIntFunction<Worth> part) {
        return worths.stream().mapToInt(part).toArray();
    }

    /** What is next to nothing is nothing: PostgreSQL refuses to put it into a real. */
    private static @Nullable Double told(@Nullable Double value) {
        if (value == null) {
            return null;
        }
        return Math.abs(value) < LEAST ? Double.valueOf(0) : value;
    }

    private static @Nullable Double[] ofHabit(List<Worth> worths, Function<Worth.Habit, @Nullable Double> part) {
        return worths.stream()
                .map(w -> w.habit() == null ? null : told(part.apply(w.habit())))
                .toArray(Double[]::new);
    }

    private static <T> java.util.stream.Stream<@Nullable T> ahead(
            List<Worth> worths, Function<Worth.Outlook, @Nullable T> part) {
        return worths.stream().map(w -> w.outlook() == null ? null : part.apply(w.outlook()));
    }

    /** What is kept of a customer, for tests. */
    Optional<Kept> kept(long customer) {
        return jdbc.sql("""
            select visits, cadence_days, drifting, value_minor from insight.v_customer_value where customer_id = :customer\
            """)
                .param("customer", customer)
                .query((rs, n) -> kept(rs))
                .optional();
    }

    /** Of a row. */
    record Kept(
            int visits,
            @Nullable Double cadenceDays,
            boolean drifting,
            @Nullable Long valueMinor) {}

    private static Kept kept(ResultSet rs) throws SQLException {
        double cadence = rs.getDouble(2);
        Double days = rs.wasNull() ? null : cadence;
        long value = rs.getLong(4);
        return new Kept(rs.getInt(1), days, rs.getBoolean(3), rs.wasNull() ? null : value);
    }
}

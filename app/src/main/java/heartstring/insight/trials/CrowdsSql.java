package heartstring.insight.trials;

import java.sql.Array;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that gather who met a trial and what they did. */
@Component
class CrowdsSql {

    private static final int MOST_TRIALS = 100;
    private static final int MOST_CUSTOMERS = 3_000_000;
    private static final int FETCH = 5_000;

    /** All who met a trial, of this house and of other programs, each customer once. */
    private static final String MET = """
                        with a as (
                          select x.trial, p.customer_id, min(x.at) as s, min(x.arm) as arm, min(x.arm) = max(x.arm) as one
                            from (select trial, profile_id, arm, exposed_at as at from story.v_exposure
                                  union all select trial, profile_id, arm, at from experience.v_assigned) x
                            join customer.v_profile p on p.id = x.profile_id and p.erased_at is null
                           where :trial::text is null or x.trial = :trial
                           group by 1, 2)
                        """;

    /** What each of some did in the sixty days before and after, and what they were like; what they got and its cost comes behind. */
    private static final String AROUND = """
                        with price as (select * from unnest(:programmes::int[], :prices::double precision[]) p(programme_id, point)),
                        e as materialized (
                          select customer_id, timestamptz 'epoch' + micros * interval '1 microsecond' as s, given
                            from unnest(:customers::bigint[], :moments::bigint[], :given::boolean[]) m(customer_id, micros, given))
                        select e.given, extract(epoch from e.s)::bigint, o.visits, o.spent, coalesce(l.store, ''), l.first,
                               exists (select from customer.v_profile q join experience.v_feeling f on f.profile_id = q.id
                                        where q.customer_id = e.customer_id and f.tone = 'negative' and f.said_at < e.s
                                          and f.said_at > e.s - interval '60 days'),
                               g.cost
                          from e
                          cross join lateral (
                            select array[count(*) filter (where k.occurred_at > e.s and k.occurred_at <= e.s + interval '30 days'),
                                         count(*) filter (where k.occurred_at > e.s),
                                         count(*) filter (where k.occurred_at <= e.s and k.occurred_at > e.s - interval '30 days'),
                                         count(*) filter (where k.occurred_at <= e.s)] as visits,
                                   array[sum(k.kept_minor) filter (where k.occurred_at > e.s and k.occurred_at <= e.s + interval '30 days'
                                                                     and k.currency = :currency),
                                         sum(k.kept_minor) filter (where k.occurred_at > e.s and k.currency = :currency),
                                         sum(k.kept_minor) filter (where k.occurred_at <= e.s and k.occurred_at > e.s - interval '30 days'
                                                                     and k.currency = :currency),
                                         sum(k.kept_minor) filter (where k.occurred_at <= e.s and k.currency = :currency)]::bigint[] as spent
                              from customer.v_profile q join commerce.v_order k on k.profile_id = q.id
                             where q.customer_id = e.customer_id and k.status <> 'cancelled'
                               and k.occurred_at > e.s - interval '60 days' and k.occurred_at <= e.s + interval '60 days') o
                          cross join lateral (
                            select (array_agg(coalesce(s.name, s.key) order by k.occurred_at desc)
                                     filter (where s.id is not null and k.occurred_at > e.s - interval '180 days'))[1] as store,
                                   coalesce(min(k.occurred_at) > e.s - interval '180 days', true) as first
                              from customer.v_profile q join commerce.v_order k on k.profile_id = q.id
                              left join commerce.v_store s on s.id = k.store_id
                             where q.customer_id = e.customer_id and k.occurred_at <= e.s) l
                          cross join lateral (
                        """;

    /** What gifts of these keys were told to have cost, in minor units; what was taken back cost nothing. */
    private static final String GIFTS = """
                            select t.occurred_at as at,
                                   case when jsonb_typeof(t.body #> '{properties,cost}') = 'number'
                                         and t.body #>> '{properties,currency}' = :currency
                                        then case when (t.body #>> '{properties,cost}')::numeric between -1e9 and 1e9
                                                  then (t.body #>> '{properties,cost}')::double precision * :digits
                                                       * case t.name when 'Gift Taken Back' then -1 else 1 end end end as minor
                              from customer.v_profile q join touchpoint.v_touchpoint t on t.profile_id = q.id
                             where e.given and q.customer_id = e.customer_id and t.name in ('Gift Given', 'Gift Taken Back')
                               and t.body #>> '{properties,experiment}' = any(:gifts)
                               and t.occurred_at >= e.s - interval '1 minute' and t.occurred_at <= e.s + interval '60 days'
                        """;

    /** What the gift of another program with which it was met was told to have cost, in minor units. */
    private static final String TOLD_COST = """
                            select case when t.two_months is not null then array[coalesce(t.month, 0), t.two_months] end as cost from (
                              select sum(x.minor) filter (where x.at <= e.s + interval '30 days') as month, sum(x.minor) as two_months
                                from (""" + GIFTS + """
                                ) x where x.at >= e.s and x.at <= e.s + interval '1 day') t) g""";

    /**
     * What the points of these rules, the discounts of these promotions and vouchers and these gifts cost; a basket is bought within the moment
     * in which it was met. Spend is what was paid after a discount, so the margin is short of its share of the discount already.
     */
    private static final String OWN_COST = """
                            select case when e.given
                                        then array[coalesce(sum(c.minor) filter (where c.at <= e.s + interval '30 days'), 0),
                                                   coalesce(sum(c.minor), 0)] end as cost
                              from (select b.occurred_at as at, b.points * coalesce(p.point, :otherwise) as minor
                                      from customer.v_profile q join loyalty.v_bonus_points b on b.profile_id = q.id
                                      left join price p on p.programme_id = b.programme_id
                                     where q.customer_id = e.customer_id and b.rule_id = any(:rules)
                                       and b.occurred_at >= e.s - interval '1 minute' and b.occurred_at <= e.s + interval '60 days'
                                    union all
                                    select d.at, d.discount_minor * :discount::double precision
                                      from customer.v_profile q join loyalty.v_discount d on d.profile_id = q.id
                                     where q.customer_id = e.customer_id and d.trial = any(:promotions) and d.currency = :currency
                                       and d.at >= e.s - interval '1 minute' and d.at <= e.s + interval '60 days'
                                    union all
""" + GIFTS + ") c) g";

    private final JdbcClient jdbc;

    CrowdsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The trials that were met last. */
    List<Trial> trials(Instant until) {
        return jdbc.sql(MET + """
                        select trial, count(*) filter (where not one), min(s) from a where s < :until::timestamptz
                         group by 1 having bool_or(not one or arm = 'held_out') order by max(s) desc, trial limit :most""")
                .param("trial", null)
                .param("until", until.toString())
                .param("most", MOST_TRIALS)
                .query((rs, n) -> new Trial(
                        rs.getString(1), rs.getLong(2), rs.getTimestamp(3).toInstant()))
                .list();
    }

    /** Who met it in one arm, by their numbers; at most {@link #MOST_CUSTOMERS}. Needs a transaction, so that it comes piece by piece. */
    Roll roll(String trial, Instant until) {
        Roll roll = new Roll();
        jdbc.sql(MET + """
                        select customer_id, (extract(epoch from s) * 1000000)::bigint, arm = 'treated' from a
                         where one and s < :until::timestamptz order by customer_id limit :most""")
                .param("trial", trial)
                .param("until", until.toString())
                .param("most", MOST_CUSTOMERS)
                .withFetchSize(FETCH)
                .query(rs -> {
                    roll.add(rs.getLong(1), rs.getLong(2), rs.getBoolean(3));
                });
        return roll;
    }

    /**
     * What points and discounts cost.
     *
     * @param programmes those of which something was spent whose cost is known
     * @param prices of one point, in minor units, by programme
     * @param otherwise of one point of others
     * @param discount of one minor unit of a discount
     */
    record Prices(List<Integer> programmes, List<Double> prices, double otherwise, double discount) {}

    Prices prices(String currency, double otherwise, double discount) {
        List<Integer> programmes = new ArrayList<>();
        List<Double> prices = new ArrayList<>();
        jdbc.sql("""
                        select programme_id, (cost_minor / points)::double precision from loyalty.v_points_cost where currency = :currency
                         order by programme_id limit 1000""").param("currency", currency).query(rs -> {
            programmes.add(rs.getInt(1));
            prices.add(rs.getDouble(2));
        });
        return new Prices(programmes, prices, otherwise, discount);
    }

    /**
     * What a trial gives, where that is known from this house.
     *
     * @param rules numbers of earn rules
     * @param promotions keys of promotions and of batches of vouchers
     * @param gifts keys of gift programmes
     */
    record Gives(List<Long> rules, List<String> promotions, List<String> gifts) {

        /** Whether something else tells what it costs. */
        boolean elsewhere() {
            return rules.isEmpty() && promotions.isEmpty() && gifts.isEmpty();
        }

        static Gives of(Collection<String> trials) {
            return new Gives(
                    trials.stream()
                            .filter(t -> t.matches("rule:\\d{1,18}"))
                            .map(t -> Long.valueOf(t.substring("rule:".length())))
                            .toList(),
                    trials.stream()
                            .filter(t -> t.startsWith("promotion:") || t.startsWith("vouchers:"))
                            .toList(),
                    trials.stream().filter(t -> t.matches("gift:\\d{1,18}")).toList());
        }
    }

    /** What these did around it, in their order. */
    void around(
            String trial,
            Gives gives,
            Roll roll,
            int from,
            int until,
            String currency,
            double digits,
            Prices prices,
            Crowd crowd) {
        jdbc.sql(AROUND + (gives.elsewhere() ? TOLD_COST : OWN_COST))
                .param("rules", gives.rules().toArray(Long[]::new))
                .param("promotions", gives.promotions().toArray(String[]::new))
                .param(
                        "gifts",
                        gives.elsewhere() ? new String[] {trial} : gives.gifts().toArray(String[]::new))
                .param("customers", roll.customers(from, until))
                .param("moments", roll.moments(from, until))
                .param("given", roll.given(from, until))
                .param("programmes", prices.programmes().toArray(Integer[]::new))
                .param("prices", prices.prices().toArray(Double[]::new))
                .param("otherwise", prices.otherwise())
                .param("discount", prices.discount())
                .param("digits", digits)
                .param("currency", currency)
                .query(rs -> {
                    Array cost = rs.getArray(8);
                    crowd.add(new Crowd.One(
                            rs.getBoolean(1),
                            rs.getLong(2),
                            numbers((Long[]) rs.getArray(3).getArray()),
                            numbers((Long[]) rs.getArray(4).getArray()),
                            rs.getString(5),
                            rs.getBoolean(6),
                            rs.getBoolean(7),
                            costs(cost == null ? null : (Double[]) cost.getArray(), digits)));
                });
    }

    /** In whole units; NaN for what nobody told, or nobody can mean. */
    private static double[] costs(@Nullable Double @Nullable [] minor, double digits) {
        double[] costs = {Double.NaN, Double.NaN};
        for (int i = 0; minor != null && i < costs.length; i++) {
            Double one = minor[i];
            double each = one == null ? Double.NaN : one / digits;
            costs[i] = each >= 0 && each < 1e9 ? each : Double.NaN;
        }
        return costs;
    }

    private static long[] numbers(Long[] found) {
        return Arrays.stream(found).mapToLong(n -> n == null ? 0 : n).toArray();
    }

    /** Who met it in that arm, from a customer on, by their numbers. */
    List<MetBy> who(String trial, boolean given, long after, int most) {
        return jdbc.sql(MET + """
                        select a.customer_id, coalesce(h.name, ''), a.s from a left join customer.v_headline h on h.customer_id = a.customer_id
                         where a.one and (a.arm = 'treated') = :given and a.customer_id > :after order by a.customer_id limit :most""")
                .param("trial", trial)
                .param("given", given)
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> new MetBy(
                        rs.getLong(1), rs.getString(2), rs.getTimestamp(3).toInstant()))
                .list();
    }
}

package heartstring.insight.moments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that looks at what happened before each moment. */
@Component
class AroundSql {

    /** So many moments at once. */
    static final int MOST = 2_000;

    private static final Around NOTHING = new Around(Double.NaN, 0, 0, Double.NaN, Double.NaN, Double.NaN);

    private static final String BEFORE = """
                        select e.n, d.wait, d.complaints, r.returns, f.feeling, d.rated, h.hours
                          from unnest(:ns::int[], :customers::bigint[], :ats::text[], :touchpoints::bigint[]) u (n, customer, at, own)
                          cross join lateral (select u.n, u.customer, u.at::timestamptz as s, u.own) e
                          cross join lateral (
                            select avg(d.value) filter (where d.kind = 'wait') as wait,
                                   count(*) filter (where d.kind = 'complaint') as complaints,
                                   avg(d.value) filter (where d.kind = 'rated') as rated
                              from customer.v_profile q join experience.v_deed d on d.profile_id = q.id
                             where q.customer_id = e.customer and d.kind in ('wait', 'complaint', 'rated') and d.touchpoint_id <> e.own
                               and d.happened_at > e.s - interval '30 days' and d.happened_at <= e.s) d
                          cross join lateral (
                            select count(*) as returns
                              from customer.v_profile q join commerce.v_return r on r.profile_id = q.id
                             where q.customer_id = e.customer and r.occurred_at > e.s - interval '30 days' and r.occurred_at <= e.s) r
                          cross join lateral (
                            select avg(f.score) as feeling
                              from customer.v_profile q join experience.v_feeling f on f.profile_id = q.id
                             where q.customer_id = e.customer and f.tone <> 'unsure' and f.touchpoint_id <> e.own
                               and f.said_at > e.s - interval '30 days' and f.said_at <= e.s) f
                          cross join lateral (
                            select avg(least(extract(epoch from a.at - w.at) / 3600, 336)) as hours
                              from (select t.conversation_id, min(t.at) as at
                                      from customer.v_profile q join crm.v_talk t on t.profile_id = q.id
                                     where q.customer_id = e.customer and t.who = 'customer'
                                       and t.at > e.s - interval '60 days' and t.at <= e.s
                                     group by 1) w
                              cross join lateral (select min(t.at) as at from crm.v_talk t
                                                   where t.conversation_id = w.conversation_id and t.who = 'us' and t.at > w.at) a) h""";

    private final JdbcClient jdbc;

    AroundSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of each moment what was before it; what its own touchpoint tells is left out. */
    List<Around> of(List<Moment> moments) {
        if (moments.size() > MOST) {
            throw new IllegalArgumentException(moments.size() + " moments at once");
        }
        Around[] around = new Around[moments.size()];
        Arrays.fill(around, NOTHING);
        jdbc.sql(BEFORE)
                .param("ns", IntStream.range(0, moments.size()).toArray())
                .param("customers", moments.stream().mapToLong(Moment::customer).toArray())
                .param("ats", moments.stream().map(m -> m.at().toString()).toArray(String[]::new))
                .param(
                        "touchpoints",
                        moments.stream().mapToLong(Moment::touchpoint).toArray())
                .query(rs -> {
                    around[rs.getInt(1)] = new Around(
                            number(rs, 2),
                            rs.getDouble(3),
                            rs.getDouble(4),
                            number(rs, 5),
                            number(rs, 6),
                            number(rs, 7));
                });
        return List.of(around);
    }

    private static double number(ResultSet rs, int column) throws SQLException {
        double value = rs.getDouble(column);
        return rs.wasNull() || !Double.isFinite(value) ? Double.NaN : value;
    }
}

package heartstring.crm.leads;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.web.Cursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of leads and their scores. */
@Component
class LeadsSql {

    /** Of one person so many touchpoints are counted, the latest, of the last half year. */
    private static final int MOST_COUNTED = 300;

    private final JdbcClient jdbc;
    private final Reaches reaches;

    LeadsSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    /** The pipeline of leads, unless it was put away. */
    Optional<Integer> pipeline() {
        return jdbc.sql("select id from crm.pipeline where leads and archived_at is null")
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    /** Open leads, newest first; {@code owner} -1 for nobody's, 0 for all. */
    List<Lead> open(int pipeline, int stage, long owner, @Nullable Cursor after, int most) {
        Map<String, Object> params = new HashMap<>();
        StringBuilder where = new StringBuilder("d.state = 'open' and d.pipeline_id = :pipeline");
        params.put("pipeline", pipeline);
        Reach reach = reaches.of(RecordKind.DEALS);
        where.append(reach.and("d.owner_id"));
        params.putAll(reach.params());
        if (stage != 0) {
            where.append(" and d.stage_id = :stage");
            params.put("stage", stage);
        }
        if (owner != 0) {
            where.append(owner < 0 ? " and d.owner_id is null" : " and d.owner_id = :owner");
            params.put("owner", owner);
        }
        if (after != null) {
            where.append(" and (d.created_at, d.id) < (:at::timestamptz, :id)");
            params.put("at", after.moment(0).toString());
            params.put("id", after.number(1));
        }
        params.put("most", most);
        return jdbc.sql("""
                        select d.id, d.title, p.customer_id, coalesce(h.name, ''), d.stage_id, s.name, coalesce(d.owner_id, 0),
                               coalesce(u.name, ''), d.created_at, d.stage_since
                          from crm.deal d join crm.stage s on s.id = d.stage_id join customer.v_profile p on p.id = d.profile_id
                          left join customer.v_headline h on h.customer_id = p.customer_id
                          left join platform.v_user u on u.id = d.owner_id
                         where %s order by d.created_at desc, d.id desc limit :most""".formatted(where))
                .params(params)
                .query((rs, n) -> new Lead(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getString(4),
                        rs.getInt(5),
                        rs.getString(6),
                        rs.getLong(7),
                        rs.getString(8),
                        rs.getTimestamp(9).toInstant(),
                        rs.getTimestamp(10).toInstant(),
                        0,
                        List.of()))
                .list();
    }

    /** By customer what made their score, the most first. */
    Map<Long, List<Lead.Reason>> reasons(long[] customers, Instant now) {
        Map<Long, List<Lead.Reason>> reasons = new HashMap<>();
        jdbc.sql("""
                        select w.customer, r.label, count(*),
                               sum(r.points * power(0.5, greatest(extract(epoch from :now::timestamptz - v.occurred_at), 0)::float8
                                                         / 86400 / r.half_life_days)) points
                          from unnest(:customers::bigint[]) as w(customer)
                          cross join lateral (
                            select t.name, t.occurred_at from customer.v_profile p
                              join touchpoint.v_touchpoint t on t.profile_id = p.id
                             where p.customer_id = w.customer and t.occurred_at > :now::timestamptz - interval '183 days'
                               and t.name in (select event from crm.score_rule)
                             order by t.occurred_at desc limit :most) v
                          join crm.score_rule r on r.event = v.name
                         group by w.customer, r.id, r.label order by abs(sum(r.points * power(0.5,
                                  greatest(extract(epoch from :now::timestamptz - v.occurred_at), 0)::float8 / 86400 / r.half_life_days))) desc""")
                .param("customers", customers)
                .param("now", now.toString())
                .param("most", MOST_COUNTED)
                .query(rs -> {
                    reasons.computeIfAbsent(rs.getLong(1), c -> new ArrayList<>())
                            .add(new Lead.Reason(rs.getString(2), rs.getLong(3), rs.getDouble(4)));
                });
        return reasons;
    }

    /** The open lead of a customer, the newest. */
    Optional<Long> openOf(int pipeline, long customer) {
        return jdbc.sql("""
                        select d.id from customer.v_profile p join crm.deal d on d.profile_id = p.id
                         where p.customer_id = :customer and d.pipeline_id = :pipeline and d.state = 'open'
                         order by d.created_at desc limit 1""")
                .param("customer", customer)
                .param("pipeline", pipeline)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    List<ScoreRule> rules() {
        return jdbc.sql(
                        "select id, event, label, points, half_life_days from crm.score_rule order by points desc, event limit :most")
                .param("most", ScoreRule.MOST)
                .query((rs, n) ->
                        new ScoreRule(rs.getInt(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.getInt(5)))
                .list();
    }

    boolean keep(int id, String event, String label, int points, int halfLifeDays) {
        String statement = id == 0 ? """
                insert into crm.score_rule (event, label, points, half_life_days) values (:event, :label, :points, :days)
                on conflict (event) do nothing""" : """
                update crm.score_rule set event = :event, label = :label, points = :points, half_life_days = :days
                 where id = :id and not exists (select from crm.score_rule o where o.event = :event and o.id <> :id)""";
        return jdbc.sql(statement)
                        .param("id", id)
                        .param("event", event)
                        .param("label", label)
                        .param("points", points)
                        .param("days", halfLifeDays)
                        .update()
                == 1;
    }

    boolean drop(int id) {
        return jdbc.sql("delete from crm.score_rule where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }
}

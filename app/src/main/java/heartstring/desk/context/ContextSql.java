package heartstring.desk.context;

import heartstring.customer.matching.Identifier;
import heartstring.story.arms.Arm;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that reads what is known of one customer, as JSON that nobody takes apart again. */
@Component
class ContextSql {

    private static final String WHOLE = """
            with c as (%s),
            p as materialized (
              select p.id from customer.v_profile p where p.customer_id = (select id from c) and p.erased_at is null order by p.id limit 400)
            select c.id, (select min(id) from p),
                   json_build_object('id', c.id, 'kind', k.kind, 'name', h.name, 'language', h.language, 'country', h.country,
                     'known', exists (select from p join customer.v_identifier i on i.profile_id = p.id where i.kind <> 'anonymous_id'),
                     'firstSeenAt', h.first_seen_at)::text,
                   (select coalesce(json_agg(json_build_object('programme', g.key, 'memberId', m.id, 'points', coalesce(b.available, 0))
                                             order by m.id), '[]')::text
                      from p join loyalty.v_member m on m.profile_id = p.id and m.status <> 'closed'
                      join loyalty.v_programme g on g.id = m.programme_id
                      left join loyalty.v_balance b on b.holder = 'member' and b.holder_id = p.id and b.unit_id = g.unit_id),
                   (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'since', s.entered_at) order by s.name, s.id), '[]')::text
                      from (select s.id, s.name, m.entered_at
                              from story.v_segment_member m join story.v_segment s on s.id = m.segment_id
                             where m.customer_id = c.id limit 500) s),
                   (select json_build_object('currency', (select y.currency from insight.v_value_model y order by y.learnt_at desc limit 1),
                             'visits', v.visits, 'spentMinor', v.spent_minor, 'everyDays', v.cadence_days, 'dueAt', v.due_at,
                             'drifting', v.drifting, 'yearMinor', v.value_minor, 'stakeMinor', v.stake_minor, 'lately', v.lately,
                             'often', v.often, 'much', v.much)::text
                      from insight.v_customer_value v where v.customer_id = c.id),
                   (select json_build_object('index', m.index, 'said', m.said, 'shown', m.shown, 'leavingChance', m.chance,
                             'politeLeaver', m.polite)::text
                      from experience.v_mood m where m.customer_id = c.id),
                   (select coalesce(json_agg(json_build_object('product', d.key, 'name', d.name, 'due', d.due_on, 'chance', d.chance)
                                             order by d.chance desc, d.key), '[]')::text
                      from (select g.key, coalesce(nullif(btrim(g.name), ''), g.key) as name, d.due_on, d.chance
                              from p join insight.v_due d on d.profile_id = p.id and d.due_on <= ?
                              join commerce.v_product g on g.id = d.product_id
                             order by d.chance desc, g.key limit 5) d),
                   e.trials, e.arms
              from c join customer.v_customer k on k.id = c.id
              left join customer.v_headline h on h.customer_id = c.id
             cross join lateral (
                   select array_agg(x.trial) as trials, array_agg(x.arm) as arms
                     from (select distinct on (x.trial) x.trial, x.arm::text as arm from p join story.v_exposure x on x.profile_id = p.id
                            order by x.trial, x.exposed_at limit 500) x) e
             where exists (select from p)""";

    private static final String BY_ID =
            WHOLE.formatted("select id from customer.v_customer where id = ? and merged_into is null");

    private static final String BY_TOUCHPOINT = WHOLE.formatted("""
            select l.customer_id as id from touchpoint.v_touchpoint t join customer.v_profile l on l.id = t.profile_id where t.id = ?""");

    private static final String BY_IDENTIFIERS = WHOLE.formatted("""
            select l.customer_id as id
              from unnest(?::text[], ?::text[]) with ordinality x(kind, value, nth)
              join customer.v_identifier i on i.kind = x.kind and i.value = x.value
              join customer.v_profile l on l.id = i.profile_id
             where l.erased_at is null order by x.nth, i.first_seen_at desc, l.id desc limit 1""");

    private final JdbcClient jdbc;

    ContextSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One customer; texts are JSON.
     *
     * @param piece the first one, by which lots are drawn
     * @param value null where they bought nothing; {@code experience} where it is not known
     * @param met the arms that their pieces met first, by trial
     */
    record Found(
            long id,
            long piece,
            String customer,
            String memberships,
            String segments,
            @Nullable String value,
            @Nullable String experience,
            String next,
            Map<String, Arm> met) {}

    Optional<Found> byId(long id, LocalDate soon) {
        return jdbc.sql(BY_ID)
                .param(id)
                .param(Date.valueOf(soon))
                .query(ContextSql::found)
                .optional();
    }

    /** Whoever that touchpoint belongs to. */
    Optional<Found> byTouchpoint(long touchpoint, LocalDate soon) {
        return jdbc.sql(BY_TOUCHPOINT)
                .param(touchpoint)
                .param(Date.valueOf(soon))
                .query(ContextSql::found)
                .optional();
    }

    /** Whoever shows the first of these that anybody shows. */
    Optional<Found> byIdentifiers(List<Identifier> identifiers, LocalDate soon) {
        return jdbc.sql(BY_IDENTIFIERS)
                .param(identifiers.stream().map(Identifier::kind).toArray(String[]::new))
                .param(identifiers.stream().map(Identifier::value).toArray(String[]::new))
                .param(Date.valueOf(soon))
                .query(ContextSql::found)
                .optional();
    }

    private static Found found(ResultSet rs, int number) throws SQLException {
        Map<String, Arm> met = new HashMap<>();
        Array trials = rs.getArray(9);
        if (trials != null) {
            String[] keys = (String[]) trials.getArray();
            String[] arms = (String[]) rs.getArray(10).getArray();
            for (int i = 0; i < keys.length; i++) {
                met.put(keys[i], Arm.of(arms[i]));
            }
        }
        return new Found(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getString(6),
                rs.getString(7),
                rs.getString(8),
                met);
    }

    /** The touchpoint of a message that was kept before, among the last of the customer's; 0 for none. */
    long touchpoint(long customer, String message) {
        return jdbc.sql("""
                        select t.id
                          from customer.v_profile p
                         cross join lateral (
                               select t.id, t.body from touchpoint.v_touchpoint t where t.profile_id = p.id
                                order by t.occurred_at desc, t.id desc limit 200) t
                         where p.customer_id = :customer and t.body ->> 'messageId' = :message order by t.id limit 1""")
                .param("customer", customer)
                .param("message", message)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The customer that this id leads to now; 0 when there never was one, or nothing of it is left. */
    long current(long id) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into from customer.v_customer where id = :id
                          union all
                          select c.id, c.merged_into from r join customer.v_customer c on c.id = r.merged_into)
                        select coalesce((select r.id from r where r.merged_into is null
                                          and exists (select from customer.v_profile p where p.customer_id = r.id and p.erased_at is null)), 0)""").param("id", id).query(Long.class).single();
    }
}

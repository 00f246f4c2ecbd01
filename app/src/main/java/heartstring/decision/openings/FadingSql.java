package heartstring.decision.openings;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find what customers only show. */
@Component
class FadingSql {

    private final JdbcClient jdbc;

    FadingSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An index that fell from its best. */
    record Fall(long customer, long profile, Instant at, float before, float now) {

        float depth() {
            return before - now;
        }
    }

    /** Whether nobody began since then; from now on somebody has. */
    boolean begin(Instant now, Instant then) {
        return jdbc.sql("""
                        update decision.walk set began_at = :now::timestamptz
                         where name = 'fading' and began_at <= :then::timestamptz""")
                        .param("now", now.toString())
                        .param("then", then.toString())
                        .update()
                == 1;
    }

    void beDue() {
        jdbc.sql("update decision.walk set began_at = '-infinity' where name = 'fading'")
                .update();
    }

    /** The last of the next so many customers with an index; the same one when there are none. */
    long next(long after, int most) {
        return jdbc.sql("""
                        select coalesce(max(customer_id), :after) from (
                          select customer_id from experience.v_mood where customer_id > :after order by customer_id limit :most) m""")
                .param("after", after)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** The deepest falls, by so many points below the best of the last month, of these customers. */
    List<Fall> falls(long after, long upto, Instant since, int points, int most) {
        return jdbc.sql("""
                        select m.customer_id, p.id, m.found_at, k.index, m.index
                          from experience.v_mood m
                          join decision.index_mark k on k.customer_id = m.customer_id and k.index - m.index >= :points
                          join lateral (select id from customer.v_profile where customer_id = m.customer_id and erased_at is null
                                         order by created_at, id limit 1) p on true
                         where m.customer_id > :after and m.customer_id <= :upto and m.found_at > :since::timestamptz and m.found_at > k.at
                         order by k.index - m.index desc limit :most""")
                .param("after", after)
                .param("upto", upto)
                .param("since", since.toString())
                .param("points", points)
                .param("most", most)
                .query((rs, n) -> new Fall(
                        rs.getLong(1), rs.getLong(2), rs.getTimestamp(3).toInstant(), rs.getFloat(4), rs.getFloat(5)))
                .list();
    }

    /** Makes evidence of falls, and measures the next from where these ended. */
    void tell(List<Fall> falls) {
        jdbc.sql("""
                        with fall as (
                          select * from unnest(:customers::bigint[], :profiles::bigint[], :ats::text[], :befores::real[], :nows::real[])
                                     as f(customer, profile, at, before, now)),
                        told as (
                          insert into decision.evidence (profile_id, cause, touchpoint_id, at, score, most)
                          select profile, 'fell', 0, at::timestamptz, round(before), round(now) from fall
                          on conflict do nothing)
                        update decision.index_mark k set index = f.now, at = f.at::timestamptz from fall f where k.customer_id = f.customer""")
                .param("customers", falls.stream().mapToLong(Fall::customer).toArray())
                .param("profiles", falls.stream().mapToLong(Fall::profile).toArray())
                .param("ats", falls.stream().map(f -> f.at().toString()).toArray(String[]::new))
                .param("befores", falls.stream().mapToDouble(Fall::before).toArray())
                .param("nows", falls.stream().mapToDouble(Fall::now).toArray())
                .update();
    }

    /**
     * Keeps the best index of each of these customers; what is older than a month begins anew, and so does what fell by that much and
     * is not to be told.
     */
    int mark(long after, long upto, Instant old, int untold) {
        return jdbc.sql("""
                        insert into decision.index_mark as k (customer_id, index, at)
                        select m.customer_id, m.index, m.found_at
                          from experience.v_mood m left join decision.index_mark o on o.customer_id = m.customer_id
                         where m.customer_id > :after and m.customer_id <= :upto
                           and (o.customer_id is null or m.found_at > o.at
                                and (m.index > o.index or o.at < :old::timestamptz or o.index - m.index >= :untold))
                         order by m.customer_id
                        on conflict (customer_id) do update set index = excluded.index, at = excluded.at
                         where excluded.at > k.at
                           and (excluded.index > k.index or k.at < :old::timestamptz or k.index - excluded.index >= :untold)""")
                .param("after", after)
                .param("upto", upto)
                .param("old", old.toString())
                .param("untold", untold)
                .update();
    }

    /** How many signs of what customers only show were noted since then. */
    int fadingSince(Instant since) {
        return jdbc.sql("""
                        select count(*) from decision.evidence where cause in ('fell', 'leaver') and noted_at > :since::timestamptz""")
                .param("since", since.toString())
                .query(Integer.class)
                .single();
    }

    /** Polite leavers told of since then who are no evidence yet. */
    int leavers(Instant since, int most) {
        return jdbc.sql("""
                        insert into decision.evidence (profile_id, cause, touchpoint_id, at)
                        select p.id, 'leaver', 0, m.polite_since
                          from experience.v_mood m
                          join lateral (select id from customer.v_profile where customer_id = m.customer_id and erased_at is null
                                         order by created_at, id limit 1) p on true
                         where m.polite and m.polite_since > :since::timestamptz
                           and not exists (select from decision.evidence e join customer.v_profile o on o.id = e.profile_id
                                            where e.cause = 'leaver' and o.customer_id = m.customer_id and e.at > :since::timestamptz)
                         order by m.chance desc limit :most
                        on conflict do nothing""")
                .param("since", since.toString())
                .param("most", most)
                .update();
    }
}

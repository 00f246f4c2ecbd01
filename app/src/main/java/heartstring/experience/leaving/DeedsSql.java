package heartstring.experience.leaving;

import heartstring.kernels.leaving.Deed;
import heartstring.kernels.leaving.Deed.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of deeds. */
@Component
class DeedsSql {

    /** Deeds older than so many days are not looked at. */
    static final int DAYS = 600;

    private final JdbcClient jdbc;

    DeedsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a touchpoint told. */
    record Noted(long touchpointId, long profileId, Instant at, DeedRules.Told told) {}

    void note(List<Noted> noted) {
        if (noted.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into experience.deed (touchpoint_id, kind, profile_id, happened_at, value)
                        select n.touchpoint_id, n.kind, n.profile_id, to_timestamp(n.at), n.value
                          from unnest(:touchpoints::bigint[], :kinds::text[], :profiles::bigint[], :ats::double precision[],
                                      :values::double precision[]) as n(touchpoint_id, kind, profile_id, at, value)
                        on conflict do nothing""")
                .param(
                        "touchpoints",
                        noted.stream().mapToLong(Noted::touchpointId).toArray())
                .param("kinds", noted.stream().map(n -> word(n.told().kind())).toArray(String[]::new))
                .param("profiles", noted.stream().mapToLong(Noted::profileId).toArray())
                .param(
                        "ats",
                        noted.stream()
                                .mapToDouble(n -> n.at().toEpochMilli() / 1000.0)
                                .toArray())
                .param(
                        "values",
                        noted.stream().mapToDouble(n -> n.told().value()).toArray())
                .update();
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** In ascending order of the pieces. */
    void due(long[] profiles) {
        if (profiles.length > 0) {
            jdbc.sql(
                            "insert into experience.due (profile_id) select unnest(:profiles::bigint[]) on conflict do nothing")
                    .param("profiles", profiles)
                    .update();
        }
    }

    /** Takes some of the due pieces; answers their customers. Nothing waits for another server that is at it. */
    long[] takeDue(int most) {
        return jdbc.sql("""
                        with taken as (
                          delete from experience.due where profile_id in (
                            select profile_id from experience.due order by profile_id limit :most for update skip locked)
                          returning profile_id)
                        select distinct p.customer_id from taken t join customer.v_profile p on p.id = t.profile_id order by 1""").param("most", most).query((rs, n) -> rs.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    void withdraw(long[] touchpoints) {
        jdbc.sql("delete from experience.deed where touchpoint_id = any(:touchpoints)")
                .param("touchpoints", touchpoints)
                .update();
    }

    void forget() {
        jdbc.sql("truncate experience.deed, experience.due").update();
    }

    /** All that these customers did, said and met with, in the order of time; customers without anything are left out. */
    Map<Long, List<Deed>> of(long[] customers, Instant now) {
        Map<Long, List<Deed>> deeds = new HashMap<>();
        jdbc.sql("""
                        with p as (select id, customer_id from customer.v_profile where customer_id = any(:customers))
                        select p.customer_id, extract(epoch from o.occurred_at) / 86400, 'VISIT', coalesce(o.total_minor, 0)
                          from p join commerce.v_order o on o.profile_id = p.id
                         where o.status <> 'cancelled' and o.occurred_at > :now::timestamptz - make_interval(days => :days)
                        union all
                        select p.customer_id, extract(epoch from r.occurred_at) / 86400, 'RETURN', coalesce(r.amount_minor, 0)
                          from p join commerce.v_order o on o.profile_id = p.id join commerce.v_return r on r.order_id = o.id
                         where r.occurred_at > :now::timestamptz - make_interval(days => :days)
                        union all
                        select p.customer_id, extract(epoch from d.happened_at) / 86400, upper(d.kind), d.value
                          from p join experience.deed d on d.profile_id = p.id
                         where d.happened_at > :now::timestamptz - make_interval(days => :days)
                         order by 1, 2""")
                .param("customers", customers)
                .param("now", now.toString())
                .param("days", DAYS)
                .query(rs -> {
                    deeds.computeIfAbsent(rs.getLong(1), id -> new ArrayList<>())
                            .add(new Deed(rs.getDouble(2), Kind.valueOf(rs.getString(3)), rs.getDouble(4)));
                });
        return deeds;
    }

    /** Customers who bought something, in the order of their numbers. */
    long[] customersAfter(long after, int most) {
        return jdbc.sql("""
                        select customer_id from story.v_standing where customer_id > :after and orders > 0
                         order by customer_id limit :most""").param("after", after).param("most", most).query((rs, n) -> rs.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }
}

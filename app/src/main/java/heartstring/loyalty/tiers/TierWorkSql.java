package heartstring.loyalty.tiers;

import heartstring.loyalty.members.Member;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the list of standings to be worked out again. */
@Component
class TierWorkSql {

    private final JdbcClient jdbc;

    TierWorkSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A customer whose standing is due. */
    record Due(long customerId, String reason) {}

    /** Who is due already is held until this commits, so that nobody takes them before; as everywhere here. */
    void joined(List<Member> members) {
        jdbc.sql("""
                        insert into loyalty.tier_due (profile_id, reason)
                        select p, 'joined' from unnest(:profiles::bigint[]) as t(p) order by 1
                        on conflict (profile_id) do update set profile_id = excluded.profile_id""")
                .param(
                        "profiles",
                        members.stream().mapToLong(Member::profileId).distinct().toArray())
                .update();
    }

    void due(Collection<Long> profiles, Tiers.Reason reason) {
        jdbc.sql("""
                        insert into loyalty.tier_due (profile_id, reason)
                        select p, :reason from unnest(:profiles::bigint[]) as t(p) order by 1
                        on conflict (profile_id) do update set profile_id = excluded.profile_id""")
                .param(
                        "profiles",
                        profiles.stream().mapToLong(Long::longValue).distinct().toArray())
                .param("reason", reason.name().toLowerCase(Locale.ROOT))
                .update();
    }

    /** Takes the oldest off the list; they are back on it when the transaction fails. */
    List<Due> take(int most) {
        return jdbc.sql("""
                        with taken as (
                          delete from loyalty.tier_due where profile_id = any(array(
                            select profile_id from loyalty.tier_due order by since, profile_id limit :most for update skip locked))
                          returning profile_id, reason)
                        select p.customer_id, min(t.reason) from taken t join customer.v_profile p on p.id = t.profile_id
                         group by 1 order by 1""")
                .param("most", most)
                .query((rs, n) -> new Due(rs.getLong(1), rs.getString(2)))
                .list();
    }

    /** The customers of those standings that may change by now. */
    List<Long> passed(int programme, Instant now, int most) {
        return jdbc.sql("""
                        select distinct p.customer_id
                          from (select s.profile_id from loyalty.tier_standing s
                                  join loyalty.member m on m.id = s.member_id and m.status <> 'closed'
                                 where s.programme_id = :programme and s.next_at <= :now::timestamptz
                                 order by s.next_at limit :most) s
                          join customer.v_profile p on p.id = s.profile_id order by 1""")
                .param("programme", programme)
                .param("now", now.toString())
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Puts the members among those whom the puzzle's next movements concern on the list; false when there were no movements. */
    boolean follow(int most) {
        return jdbc.sql("""
                        with f as (select movement_id from loyalty.follower where name = 'tiers' for update skip locked),
                        moves as (
                          select v.id, v.from_customer_id, v.to_customer_id from customer.v_movement v
                           where v.id > (select movement_id from f) order by v.id limit :most),
                        due as (
                          insert into loyalty.tier_due (profile_id, reason)
                          select distinct m.profile_id, 'people' from moves v
                            join customer.v_profile p on p.customer_id in (v.from_customer_id, v.to_customer_id)
                            join loyalty.member m on m.profile_id = p.id
                           order by 1 on conflict (profile_id) do update set profile_id = excluded.profile_id)
                        update loyalty.follower set movement_id = (select max(id) from moves)
                         where name = 'tiers' and exists (select from moves)""").param("most", most).update() == 1;
    }
}

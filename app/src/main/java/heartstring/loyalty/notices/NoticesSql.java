package heartstring.loyalty.notices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of notices before points end. */
@Component
class NoticesSql {

    private final JdbcClient jdbc;

    NoticesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Points of a customer that end at one moment, with the membership and address to write to. */
    record Ending(long memberId, long profileId, String email, Instant at, LocalDate day, long points) {}

    int days(int programmeId, int otherwise) {
        return jdbc.sql("select days from loyalty.notice_setting where programme_id = :programme")
                .param("programme", programmeId)
                .query((rs, n) -> rs.getInt(1))
                .optional()
                .orElse(otherwise);
    }

    void set(int programmeId, int days) {
        jdbc.sql("""
                        insert into loyalty.notice_setting (programme_id, days) values (:programme, :days)
                        on conflict (programme_id) do update set days = excluded.days""").param("programme", programmeId).param("days", days).update();
    }

    /**
     * What ends by then and was not told of: by customer and day, whichever piece holds it. What still waits counts from the
     * moment it can be spent, as long as that comes before its end.
     */
    List<Ending> ending(int programmeId, int unitId, Instant now, Instant until, ZoneId zone, int most) {
        return jdbc.sql("""
                        with ends as (
                          select p.customer_id, l.expires_at,
                                 sum(l.available + case when l.available_at < l.expires_at then l.pending else 0 end) as points
                            from loyalty.lot l
                            join loyalty.account a on a.id = l.account_id and a.unit_id = :unit and a.holder = 'member'
                            join customer.v_profile p on p.id = a.holder_id and p.erased_at is null
                           where l.expires_at > :now::timestamptz and l.expires_at <= :until::timestamptz
                             and l.pending + l.available > 0
                           group by 1, 2),
                        days as (
                          select customer_id, ((expires_at - interval '1 second') at time zone :zone)::date as day,
                                 min(expires_at) as at, sum(points) as points
                            from ends group by 1, 2)
                        select m.id, m.profile_id, h.email, d.at, d.day, d.points
                          from days d
                          join customer.v_headline h on h.customer_id = d.customer_id and h.email is not null
                          cross join lateral (
                            select m.id, m.profile_id from customer.v_profile q
                              join loyalty.member m on m.profile_id = q.id and m.programme_id = :programme and m.status = 'active'
                             where q.customer_id = d.customer_id order by m.id limit 1) m
                         where d.points > 0
                           and not exists (
                             select from customer.v_profile q join loyalty.member o on o.profile_id = q.id
                               join loyalty.expiry_notice e on e.member_id = o.id and e.ends_on = d.day
                              where q.customer_id = d.customer_id and o.programme_id = :programme)
                         order by d.at, m.id limit :most""")
                .param("programme", programmeId)
                .param("unit", unitId)
                .param("now", now.toString())
                .param("until", until.toString())
                .param("zone", zone.getId())
                .param("most", most)
                .query((rs, n) -> new Ending(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getObject(5, LocalDate.class),
                        rs.getLong(6)))
                .list();
    }

    /** Whether it is told for the first time. */
    boolean note(Ending ending, Instant now) {
        return jdbc.sql("""
                        insert into loyalty.expiry_notice (member_id, ends_on, points, told_at)
                        values (:member, :day, :points, :now::timestamptz) on conflict do nothing""")
                        .param("member", ending.memberId())
                        .param("day", ending.day())
                        .param("points", ending.points())
                        .param("now", now.toString())
                        .update()
                == 1;
    }

    String unit(int unitId) {
        return jdbc.sql("select name from loyalty.unit where id = :unit")
                .param("unit", unitId)
                .query((rs, n) -> rs.getString(1))
                .single();
    }

    /** One server at a time looks for what ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(7122, 1)").query(row -> {});
    }
}

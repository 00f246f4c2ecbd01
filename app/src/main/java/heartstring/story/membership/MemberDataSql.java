package heartstring.story.membership;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget which segments a person is and was in. */
@Component
class MemberDataSql {

    private final JdbcClient jdbc;

    MemberDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void members(long[] customers, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('segment', s.name, 'since', m.entered_at)
                          from story.segment_member m join story.segment s on s.id = m.segment_id
                         where m.customer_id = any(:customers) order by s.id""").param("customers", customers).query(rs -> {
            rows.row("Segments", rs.getString(1));
        });
    }

    void changes(long[] customers, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('segment', s.name, 'what', case when c.entered then 'came' else 'left' end, 'at', c.at,
                                                 'since', c.since)
                          from story.segment_change c join story.segment s on s.id = c.segment_id
                         where c.customer_id = any(:customers) order by c.id""").param("customers", customers).query(rs -> {
            rows.row("Segments, who came and left", rs.getString(1));
        });
    }

    long erase(long[] profiles, long[] customers) {
        long rows = jdbc.sql("delete from story.segment_due where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        rows += jdbc.sql("delete from story.segment_change where customer_id = any(:customers)")
                .param("customers", customers)
                .update();
        return rows
                + jdbc.sql("""
                                with gone as (
                                  delete from story.segment_member where customer_id = any(:customers) returning segment_id),
                                n as (select segment_id, count(*) as n from gone group by segment_id),
                                counted as (
                                  update story.segment_state s set customers = s.customers - n.n from n
                                   where n.segment_id = s.segment_id)
                                select coalesce(sum(n), 0) from n""")
                        .param("customers", customers)
                        .query((rs, n) -> rs.getLong(1))
                        .single();
    }
}

package heartstring.experience.scores;

import heartstring.story.conditions.Conditions.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of groups of customers. */
@Component
class GroupsSql {

    private final JdbcClient jdbc;

    GroupsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Groups.Group> all(int most) {
        return jdbc.sql("select id, name, condition from experience.customer_group order by name limit :most")
                .param("most", most)
                .query((rs, n) -> new Groups.Group(rs.getInt(1), rs.getString(2), rs.getString(3)))
                .list();
    }

    /** Those that were never counted. */
    List<Groups.Group> uncounted(int most) {
        return jdbc.sql(
                        "select id, name, condition from experience.customer_group where counted_at is null order by id limit :most")
                .param("most", most)
                .query((rs, n) -> new Groups.Group(rs.getInt(1), rs.getString(2), rs.getString(3)))
                .list();
    }

    Optional<Integer> add(String name, String condition, Instant now) {
        return jdbc.sql("""
                        insert into experience.customer_group (name, condition, made_at) values (:name, :condition, :now::timestamptz)
                        on conflict (name) do nothing returning id""")
                .param("name", name)
                .param("condition", condition)
                .param("now", now.toString())
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    boolean remove(int id) {
        jdbc.sql("delete from experience.score_day where cut = 'group' and part = :part")
                .param("part", String.valueOf(id))
                .update();
        return jdbc.sql("delete from experience.customer_group where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Counts the answers of those of whom it holds now: under another name first, so that what takes long is over when the first row is written. */
    void count(int id, Statement customers, String zone, Instant since, Instant now) {
        String fresh = id + " new";
        jdbc.sql("""
                        insert into experience.score_day (measure, most, cut, day, part, survey_id, n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, n10)
                        select a.measure, a.most, 'group', (a.occurred_at at time zone :dayZone)::date, :part, a.survey_id,
                               count(*) filter (where a.score = 0), count(*) filter (where a.score = 1),
                               count(*) filter (where a.score = 2), count(*) filter (where a.score = 3),
                               count(*) filter (where a.score = 4), count(*) filter (where a.score = 5),
                               count(*) filter (where a.score = 6), count(*) filter (where a.score = 7),
                               count(*) filter (where a.score = 8), count(*) filter (where a.score = 9),
                               count(*) filter (where a.score = 10)
                          from experience.answer a join customer.v_profile p on p.id = a.profile_id
                         where a.score between 0 and 10 and a.occurred_at >= :answersSince::timestamptz
                           and p.customer_id in (""" + customers.sql() + """
                        )
                         group by 1, 2, 4, 6""")
                .params(customers.params())
                .param("dayZone", zone)
                .param("part", fresh)
                .param("answersSince", since.toString())
                .update();
        jdbc.sql("delete from experience.score_day where cut = 'group' and part = :part")
                .param("part", String.valueOf(id))
                .update();
        jdbc.sql("update experience.score_day set part = :part where cut = 'group' and part = :fresh")
                .param("part", String.valueOf(id))
                .param("fresh", fresh)
                .update();
        jdbc.sql("update experience.customer_group set counted_at = :now::timestamptz where id = :id")
                .param("now", now.toString())
                .param("id", id)
                .update();
    }
}

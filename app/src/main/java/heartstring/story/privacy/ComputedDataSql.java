package heartstring.story.privacy;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget what a person's touchpoints come to. */
@Component
class ComputedDataSql {

    private final JdbcClient jdbc;

    ComputedDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void parts(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('profile', p.profile_id, 'property', c.name, 'day', p.day, 'of', nullif(p.item, ''),
                                                 'times', p.times, 'total', p.total, 'firstAt', p.first_at, 'lastAt', p.last_at, 'value', p.value)
                          from story.computed_part p join story.computed c on c.id = p.computed_id
                         where p.profile_id = any(:profiles) order by p.profile_id, c.id, p.day, p.item""").param("profiles", profiles).query(rs -> {
            rows.row("Computed properties", rs.getString(1));
        });
    }

    long erase(long[] profiles) {
        return jdbc.sql("delete from story.computed_part where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }
}

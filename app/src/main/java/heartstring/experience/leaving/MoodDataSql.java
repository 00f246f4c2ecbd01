package heartstring.experience.leaving;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget a person's deeds and index. */
@Component
class MoodDataSql {

    private final JdbcClient jdbc;

    MoodDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void deeds(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('at', happened_at, 'what', kind, 'value', value)
                          from experience.deed where profile_id = any(:profiles) order by happened_at, touchpoint_id, kind""").param("profiles", profiles).query(rs -> {
            rows.row("Signs of how it felt", rs.getString(1));
        });
    }

    void moods(long[] customers, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('foundAt', found_at, 'said', said, 'shown', shown, 'index', index, 'chanceToLeave', chance,
                                                 'reasons', reasons)
                          from experience.mood where customer_id = any(:customers) order by customer_id""").param("customers", customers).query(rs -> {
            rows.row("Experience index", rs.getString(1));
        });
    }

    long forget(long[] profiles, long[] customers) {
        long rows = jdbc.sql("delete from experience.deed where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        rows += jdbc.sql("delete from experience.due where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        return rows
                + jdbc.sql("delete from experience.mood where customer_id = any(:customers)")
                        .param("customers", customers)
                        .update();
    }
}

package heartstring.insight.drivers;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget a person's moments behind factors. */
@Component
class DriverDataSql {

    private final JdbcClient jdbc;

    DriverDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('at', at, 'outcome', outcome, 'factor', factor, 'value', value, 'result', result)
                          from insight.driver_story where profile_id = any(:profiles) order by at, outcome, factor""").param("profiles", profiles).query(rs -> {
            rows.row("Moments behind what goes with rating, coming back and spending", rs.getString(1));
        });
    }

    long erase(long[] profiles) {
        return jdbc.sql("delete from insight.driver_story where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }
}

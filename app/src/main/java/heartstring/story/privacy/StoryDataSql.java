package heartstring.story.privacy;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget a person's figures. */
@Component
class StoryDataSql {

    private final JdbcClient jdbc;

    StoryDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void activity(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('profile', profile_id, 'channel', channel, 'firstAt', first_at, 'lastAt', last_at,
                                                 'touchpoints', touchpoints)
                          from story.activity where profile_id = any(:profiles) order by profile_id, channel""").param("profiles", profiles).query(rs -> {
            rows.row("Activity", rs.getString(1));
        });
    }

    void spend(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('profile', profile_id, 'currency', currency, 'orders', orders, 'spentMinor', spent_minor,
                                                 'lastOrderAt', last_order_at)
                          from story.spend where profile_id = any(:profiles) order by profile_id, currency""").param("profiles", profiles).query(rs -> {
            rows.row("Spending", rs.getString(1));
        });
    }

    void exposures(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('profile', profile_id, 'trial', trial, 'arm', arm, 'at', exposed_at)
                          from story.exposure where profile_id = any(:profiles) order by exposed_at, id""").param("profiles", profiles).query(rs -> {
            rows.row("Trials", rs.getString(1));
        });
    }

    /** Holds the lock of the standings, so that no recount that began before writes behind this. */
    long forget(long[] profiles, long[] customers) {
        jdbc.sql("select pg_advisory_xact_lock(7305, 1)").query(row -> {});
        long rows = jdbc.sql("delete from story.activity where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        rows += jdbc.sql("delete from story.spend where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        rows += jdbc.sql("delete from story.exposure where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        return rows
                + jdbc.sql("delete from story.standing where customer_id = any(:customers)")
                        .param("customers", customers)
                        .update();
    }
}

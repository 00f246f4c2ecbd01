package heartstring.decision.privacy;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget messages that were wanted, and who was among the people of campaigns. */
@Component
class SendingsDataSql {

    private final JdbcClient jdbc;

    SendingsDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void sendings(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('wantedAt', wanted_at, 'channel', channel, 'purpose', purpose, 'for', cause, 'cameTo', state,
                                                 'reason', sentence, 'with', given, 'openedAt', opened_at, 'linkFollowedAt', clicked_at)
                          from decision.sending where profile_id = any(:profiles) order by id""").param("profiles", profiles).query(rs -> {
            rows.row("Messages of campaigns, workflows and programs", rs.getString(1));
        });
    }

    void campaigns(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('campaign', c.name, 'cameTo', p.state, 'reason', p.why, 'at', p.settled_at)
                          from decision.campaign_person p join decision.campaign c on c.id = p.campaign_id
                         where p.profile_id = any(:profiles) order by c.id""").param("profiles", profiles).query(rs -> {
            rows.row("Campaigns they were among", rs.getString(1));
        });
    }

    long erase(long[] profiles) {
        long sendings = jdbc.sql("delete from decision.sending where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        long campaigns = jdbc.sql("delete from decision.campaign_person where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        return sendings + campaigns;
    }
}

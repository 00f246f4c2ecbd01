package heartstring.decision.privacy;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget what was decided to be done next. */
@Component
class ActionsDataSql {

    private final JdbcClient jdbc;

    ActionsDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('decidedAt', decided_at, 'action', action, 'about', about, 'why', why, 'cameTo', state,
                                                 'how', how, 'chance', propensity, 'outcome', outcome, 'from', weighed)
                          from decision.next_action where profile_id = any(:profiles) order by id""").param("profiles", profiles).query(rs -> {
            rows.row("Next actions", rs.getString(1));
        });
    }

    long erase(long[] profiles) {
        return jdbc.sql("delete from decision.next_action where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }
}

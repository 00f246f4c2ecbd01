package heartstring.decision.privacy;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget a person's cases. */
@Component
class CasesDataSql {

    private final JdbcClient jdbc;

    CasesDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('openedAt', opened_at, 'cause', cause, 'state', state, 'firstActionAt', first_action_at,
                                                 'closedAt', closed_at, 'ending', ending, 'wonBackSaid', said_recovered,
                                                 'wonBackShown', shown_recovered)
                          from decision.customer_case where profile_id = any(:profiles) order by id""").param("profiles", profiles).query(rs -> {
            rows.row("Cases", rs.getString(1));
        });
        jdbc.sql("""
                        select json_build_object('at', at, 'cause', cause, 'score', score, 'of', most)
                          from decision.evidence where profile_id = any(:profiles) order by id""").param("profiles", profiles).query(rs -> {
            rows.row("What spoke for cases", rs.getString(1));
        });
        jdbc.sql("""
                        select json_build_object('at', s.at, 'done', s.kind, 'points', s.points, 'thing', s.thing,
                                                 'name', s.thing_name, 'handedAt', s.handed_at, 'takenBackAt', s.undone_at)
                          from decision.case_step s join decision.customer_case c on c.id = s.case_id
                         where c.profile_id = any(:profiles) order by s.id""").param("profiles", profiles).query(rs -> {
            rows.row("What was done about cases", rs.getString(1));
        });
    }

    long erase(long[] profiles, long[] customers) {
        long rows = jdbc.sql("""
                        delete from decision.case_step s using decision.customer_case c
                         where c.id = s.case_id and c.profile_id = any(:profiles)""").param("profiles", profiles).update();
        rows += jdbc.sql("""
                        delete from decision.evidence e where e.profile_id = any(:profiles)
                            or e.case_id in (select id from decision.customer_case where profile_id = any(:profiles))""").param("profiles", profiles).update();
        // The keys under which they were opened go with them.
        rows += jdbc.sql("delete from decision.customer_case where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        return rows
                + jdbc.sql("delete from decision.index_mark where customer_id = any(:customers)")
                        .param("customers", customers)
                        .update();
    }
}

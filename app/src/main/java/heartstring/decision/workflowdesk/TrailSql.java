package heartstring.decision.workflowdesk;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class TrailSql {

    private final JdbcClient jdbc;

    TrailSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isGoingOn(int workflow, String place, Instant since) {
        return jdbc.sql("""
                        select exists (select from (select place, at from decision.workflow_trail
                                                     where workflow_id = :workflow order by id desc limit 1) t
                                        where t.place = :place and t.at > :since::timestamptz)""")
                .param("workflow", workflow)
                .param("place", place)
                .param("since", since.toString())
                .query(Boolean.class)
                .single();
    }

    void add(int workflow, String place, String definition, Instant at) {
        jdbc.sql("""
                        insert into decision.workflow_trail (workflow_id, place, definition, at)
                        values (:workflow, :place, :definition, :at::timestamptz)""")
                .param("workflow", workflow)
                .param("place", place)
                .param("definition", definition)
                .param("at", at.toString())
                .update();
    }

    void touch(int workflow, Instant at) {
        jdbc.sql("""
                        update decision.workflow_trail set at = :at::timestamptz
                         where id = (select max(id) from decision.workflow_trail where workflow_id = :workflow)""").param("workflow", workflow).param("at", at.toString()).update();
    }

    /** Leaves the latest so many. */
    void trim(int workflow, int most) {
        jdbc.sql("""
                        delete from decision.workflow_trail
                         where workflow_id = :workflow
                           and id < (select min(id) from (select id from decision.workflow_trail
                                                           where workflow_id = :workflow order by id desc limit :most) t)""").param("workflow", workflow).param("most", most).update();
    }

    boolean any(int workflow) {
        return jdbc.sql("select exists (select from decision.workflow_trail where workflow_id = :workflow)")
                .param("workflow", workflow)
                .query(Boolean.class)
                .single();
    }

    /** What was there before the latest change, which is forgotten with this. */
    Optional<String> take(int workflow) {
        return jdbc.sql("""
                        delete from decision.workflow_trail
                         where id = (select max(id) from decision.workflow_trail where workflow_id = :workflow)
                        returning definition""").param("workflow", workflow).query(String.class).optional();
    }
}

package heartstring.experience.trials;

import heartstring.customer.privacy.PersonalData;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of assignments. */
@Component
class AssignedSql {

    private final JdbcClient jdbc;

    AssignedSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Noted(long touchpoint, long profile, String trial, boolean treated, Instant at) {}

    void note(List<Noted> noted) {
        jdbc.sql("""
                        insert into experience.assigned (touchpoint_id, profile_id, trial, arm, at)
                        select id, profile, trial, arm, at::timestamptz
                          from unnest(:ids::bigint[], :profiles::bigint[], :trials::text[], :arms::text[], :ats::text[])
                               t(id, profile, trial, arm, at)
                        on conflict do nothing""")
                .param("ids", noted.stream().mapToLong(Noted::touchpoint).toArray())
                .param("profiles", noted.stream().mapToLong(Noted::profile).toArray())
                .param("trials", noted.stream().map(Noted::trial).toArray(String[]::new))
                .param(
                        "arms",
                        noted.stream()
                                .map(n -> n.treated() ? "treated" : "held_out")
                                .toArray(String[]::new))
                .param("ats", noted.stream().map(n -> n.at().toString()).toArray(String[]::new))
                .update();
    }

    void forget() {
        jdbc.sql("delete from experience.assigned").update();
    }

    void withdraw(long[] touchpoints) {
        jdbc.sql("delete from experience.assigned where touchpoint_id = any(:touchpoints)")
                .param("touchpoints", touchpoints)
                .update();
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('trial', trial, 'arm', arm, 'at', at)
                          from experience.assigned where profile_id = any(:profiles) order by at, touchpoint_id""").param("profiles", profiles).query(rs -> {
            rows.row("Trials that other programs told of", rs.getString(1));
        });
    }

    long erase(long[] profiles) {
        return jdbc.sql("delete from experience.assigned where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }
}

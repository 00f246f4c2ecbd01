package heartstring.decision.versions;

import heartstring.decision.versions.Workflows.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what workflows say. */
@Component
class WorkflowsSql {

    private static final String COLUMNS =
            "id, name, draft, draft_number, state, version, moving, coalesce(filling, 0), coalesce(made_by, 0), made_at, changed_at";

    private final JdbcClient jdbc;

    WorkflowsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Stored read(ResultSet rs, int n) throws SQLException {
        return new Stored(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                rs.getInt(4),
                Stored.State.of(rs.getString(5)),
                rs.getInt(6),
                rs.getBoolean(7),
                rs.getInt(8),
                rs.getLong(9),
                rs.getTimestamp(10).toInstant(),
                rs.getTimestamp(11).toInstant());
    }

    List<Stored> all(int most) {
        return jdbc.sql(
                        "select " + COLUMNS
                                + " from decision.workflow where removed_at is null order by changed_at desc, id desc limit :most")
                .param("most", most)
                .query(WorkflowsSql::read)
                .list();
    }

    Optional<Stored> find(int id) {
        return jdbc.sql("select " + COLUMNS + " from decision.workflow where id = :id and removed_at is null")
                .param("id", id)
                .query(WorkflowsSql::read)
                .optional();
    }

    Optional<Stored> lock(int id) {
        return jdbc.sql("select " + COLUMNS
                        + " from decision.workflow where id = :id and removed_at is null for update")
                .param("id", id)
                .query(WorkflowsSql::read)
                .optional();
    }

    String version(Version version) {
        return jdbc.sql(
                        "select definition from decision.workflow_version where workflow_id = :id and version = :version")
                .param("id", version.workflow())
                .param("version", version.version())
                .query(String.class)
                .single();
    }

    /** The versions that people come into, and those that somebody is in. */
    List<Version> versionsInUse() {
        return jdbc.sql("""
                        select v.workflow_id, v.version
                          from decision.workflow w join decision.workflow_version v on v.workflow_id = w.id
                         where w.removed_at is null
                           and (v.version = w.version
                             or exists (select from decision.workflow_run r
                                         where r.workflow_id = v.workflow_id and r.version = v.version and r.state <> 'ended'))
                         order by 1, 2 desc limit 2000""")
                .query((rs, n) -> new Version(rs.getInt(1), rs.getInt(2)))
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from decision.workflow where removed_at is null")
                .query(Long.class)
                .single();
    }

    int add(String name, String draft, long user, Instant at) {
        return jdbc.sql("""
                        insert into decision.workflow (name, draft, made_by, made_at, changed_at)
                        values (:name, :draft, nullif(:user, 0), :at::timestamptz, :at::timestamptz) returning id""")
                .param("name", name)
                .param("draft", draft)
                .param("user", user)
                .param("at", at.toString())
                .query(Integer.class)
                .single();
    }

    boolean rename(int id, String name, Instant at) {
        return jdbc.sql(
                                "update decision.workflow set name = :name, changed_at = :at::timestamptz where id = :id and removed_at is null")
                        .param("id", id)
                        .param("name", name)
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    boolean draft(int id, String draft, @Nullable Integer number, Instant at) {
        return jdbc.sql("""
                        update decision.workflow set draft = :draft, draft_number = draft_number + 1, changed_at = :at::timestamptz
                         where id = :id and removed_at is null and (:number::int is null or draft_number = :number::int)""")
                        .param("id", id)
                        .param("draft", draft)
                        .param("number", number)
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    boolean discard(int id, Instant at) {
        return jdbc.sql("""
                        update decision.workflow set draft = null, draft_number = draft_number + 1, changed_at = :at::timestamptz
                         where id = :id and removed_at is null and version > 0""").param("id", id).param("at", at.toString()).update() == 1;
    }

    void publish(Stored stored, int version, String definition, boolean move, long user, Instant at) {
        jdbc.sql("""
                        insert into decision.workflow_version (workflow_id, version, definition, published_by, published_at)
                        values (:id, :version, :definition, nullif(:user, 0), :at::timestamptz)""")
                .param("id", stored.id())
                .param("version", version)
                .param("definition", definition)
                .param("user", user)
                .param("at", at.toString())
                .update();
        jdbc.sql("""
                        update decision.workflow
                           set version = :version, draft = null, draft_number = draft_number + 1, moving = :move,
                               state = case when state = 'draft' then 'off' else state end, changed_at = :at::timestamptz
                         where id = :id""")
                .param("id", stored.id())
                .param("version", version)
                .param("move", move && stored.version() > 0)
                .param("at", at.toString())
                .update();
    }

    boolean turn(int id, String state, Instant at) {
        return jdbc.sql("""
                        update decision.workflow
                           set state = :state, segment_after = (select coalesce(max(c.id), 0) from story.v_segment_change c), day_done = null, filling = null, changed_at = :at::timestamptz
                         where id = :id and state <> :state""")
                        .param("id", id)
                        .param("state", state)
                        .param("at", at.toString())
                        .update()
                == 1;
    }

    void fill(int id, int segment, Instant at) {
        jdbc.sql(
                        "update decision.workflow set filling = :segment, fill_after = 0, fill_asked = :at::timestamptz where id = :id")
                .param("id", id)
                .param("segment", segment)
                .param("at", at.toString())
                .update();
    }

    boolean remove(int id, Instant at) {
        return jdbc.sql("""
                        update decision.workflow w set removed_at = :at::timestamptz, changed_at = :at::timestamptz,
                               state = case when state = 'on' then 'off' else state end
                         where id = :id and not exists (select from decision.workflow_run r where r.workflow_id = w.id and r.state <> 'ended')""").param("id", id).param("at", at.toString()).update() == 1;
    }
}

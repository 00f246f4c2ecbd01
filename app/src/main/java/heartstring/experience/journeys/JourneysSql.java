package heartstring.experience.journeys;

import heartstring.platform.audit.SubjectName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of journeys, their stages and their earlier designs. */
@Component
class JourneysSql {

    private static final int MOST_ROWS = 2_000;

    private final JdbcClient jdbc;

    JourneysSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName journeyName() {
        return new SubjectName(
                "journey", "select name from experience.journey where id = subject.id", "/experience/journeys/");
    }

    private record Row(int id, String name, int version, boolean archived) {}

    List<Journey> all() {
        Map<Row, List<Stage>> stages = new LinkedHashMap<>();
        jdbc.sql("""
                        select j.id, j.name, j.version_no, j.archived_at is not null, s.id, s.name, s.intended, s.aim_percent,
                               coalesce(s.owner_id, 0), s.touches::text, s.promise::text
                          from experience.journey j left join experience.stage s on s.journey_id = j.id and s.archived_at is null
                         order by j.archived_at is not null, j.name, j.id, s.position, s.id limit :most""").param("most", MOST_ROWS).query(rs -> {
            Row row = new Row(rs.getInt(1), rs.getString(2), rs.getInt(3), rs.getBoolean(4));
            List<Stage> of = stages.computeIfAbsent(row, r -> new ArrayList<>());
            if (rs.getInt(5) != 0) {
                of.add(new Stage(
                        rs.getInt(5),
                        rs.getString(6),
                        rs.getString(7),
                        rs.getInt(8),
                        rs.getLong(9),
                        JourneyJson.readTouches(rs.getString(10)),
                        JourneyJson.readPromise(rs.getString(11))));
            }
        });
        return stages.entrySet().stream()
                .map(e -> new Journey(
                        e.getKey().id(),
                        e.getKey().name(),
                        e.getKey().version(),
                        e.getKey().archived(),
                        e.getValue()))
                .toList();
    }

    /** Until the transaction ends nobody else changes it. */
    void lock(int id) {
        jdbc.sql("select id from experience.journey where id = :id for update")
                .param("id", id)
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    /** Empty when another one has that name. */
    Optional<Integer> add(String name) {
        return jdbc.sql("insert into experience.journey (name) values (:name) on conflict do nothing returning id")
                .param("name", name)
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    /** Renames it and counts the next version; false when another one has that name. */
    boolean next(int id, String name) {
        return jdbc.sql("""
                                update experience.journey set name = :name, version_no = version_no + 1
                                 where id = :id and not exists (select from experience.journey o where o.name = :name and o.id <> :id)""").param("id", id).param("name", name).update() == 1;
    }

    int addStage(int journey, int position, Stage stage) {
        return jdbc.sql("""
                        insert into experience.stage (journey_id, position, name, intended, aim_percent, owner_id, touches, promise)
                        values (:journey, :position, :name, :intended, :aim, nullif(:owner::bigint, 0), :touches::jsonb, :promise::jsonb)
                        returning id""")
                .param("journey", journey)
                .param("position", position)
                .param("name", stage.name())
                .param("intended", stage.intended())
                .param("aim", stage.aimPercent())
                .param("owner", stage.ownerId())
                .param("touches", JourneyJson.touches(stage.touches()))
                .param("promise", JourneyJson.promise(stage.promise()))
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    void changeStage(int journey, int position, Stage stage) {
        jdbc.sql("""
                        update experience.stage
                           set position = :position, name = :name, intended = :intended, aim_percent = :aim,
                               owner_id = nullif(:owner::bigint, 0), touches = :touches::jsonb, promise = :promise::jsonb
                         where id = :id and journey_id = :journey and archived_at is null""")
                .param("id", stage.id())
                .param("journey", journey)
                .param("position", position)
                .param("name", stage.name())
                .param("intended", stage.intended())
                .param("aim", stage.aimPercent())
                .param("owner", stage.ownerId())
                .param("touches", JourneyJson.touches(stage.touches()))
                .param("promise", JourneyJson.promise(stage.promise()))
                .update();
    }

    void archiveStage(int stage, Instant at) {
        jdbc.sql("update experience.stage set archived_at = :at::timestamptz where id = :id")
                .param("id", stage)
                .param("at", at.toString())
                .update();
        jdbc.sql("update experience.gap set closed_at = :at::timestamptz where stage_id = :id and closed_at is null")
                .param("id", stage)
                .param("at", at.toString())
                .update();
    }

    int setArchived(int id, boolean archived, Instant at) {
        return jdbc.sql("""
                        update experience.journey set archived_at = case when :archived then :at::timestamptz end
                         where id = :id and (archived_at is not null) <> :archived""")
                .param("id", id)
                .param("archived", archived)
                .param("at", at.toString())
                .update();
    }

    void keepVersion(int id, String design, Instant at, @Nullable Long user) {
        jdbc.sql("""
                        insert into experience.journey_version (journey_id, version_no, design, changed_at, changed_by)
                        select id, version_no, :design::jsonb, :at::timestamptz, :user::bigint from experience.journey where id = :id""")
                .param("id", id)
                .param("design", design)
                .param("at", at.toString())
                .param("user", user)
                .update();
    }

    List<Journeys.Version> versions(int id, int most) {
        return jdbc.sql("""
                        select version_no, changed_at, coalesce(changed_by, 0), design::text
                          from experience.journey_version where journey_id = :id order by version_no desc limit :most""")
                .param("id", id)
                .param("most", most)
                .query((rs, n) -> new Journeys.Version(
                        rs.getInt(1),
                        rs.getTimestamp(2).toInstant(),
                        rs.getLong(3),
                        JourneyJson.stages(rs.getString(4))))
                .list();
    }

    /** What happened is to be read anew, of all customers. */
    void walkAgain() {
        jdbc.sql("update experience.journey_walk set after_customer = 0").update();
    }
}

package heartstring.crm.pipelines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of pipelines and their stages. */
@Component
class PipelinesSql {

    private final JdbcClient jdbc;

    PipelinesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(int id, String name, boolean archived) {}

    List<Pipeline> all() {
        Map<Row, List<Stage>> stages = new LinkedHashMap<>();
        jdbc.sql("""
                        select p.id, p.name, p.archived_at is not null, s.id, s.name, s.probability, s.rotten_days
                          from crm.pipeline p left join crm.stage s on s.pipeline_id = p.id and s.archived_at is null
                         order by p.archived_at is not null, p.position, p.id, s.position, s.id limit 2000""").query(rs -> {
            Row row = new Row(rs.getInt(1), rs.getString(2), rs.getBoolean(3));
            List<Stage> of = stages.computeIfAbsent(row, r -> new ArrayList<>());
            int stage = rs.getInt(4);
            if (stage != 0) {
                of.add(new Stage(stage, row.id(), rs.getString(5), rs.getInt(6), (Integer) rs.getObject(7)));
            }
        });
        return stages.entrySet().stream()
                .map(e -> new Pipeline(
                        e.getKey().id(), e.getKey().name(), e.getKey().archived(), e.getValue()))
                .toList();
    }

    Optional<Integer> add(String name) {
        return jdbc.sql("""
                        insert into crm.pipeline (name, position)
                        values (:name, (select coalesce(max(position), 0) + 1 from crm.pipeline))
                        on conflict do nothing returning id""").param("name", name).query((rs, n) -> rs.getInt(1)).optional();
    }

    /** False when another pipeline has that name. */
    boolean rename(int id, String name) {
        return jdbc.sql("""
                                update crm.pipeline p set name = :name
                                 where id = :id and not exists (select from crm.pipeline o where o.name = :name and o.id <> :id)""").param("id", id).param("name", name).update() == 1;
    }

    void lock(int id) {
        jdbc.sql("select id from crm.pipeline where id = :id for update")
                .param("id", id)
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    void addStage(int pipeline, int position, String name, int probability, @Nullable Integer rottenDays) {
        jdbc.sql("""
                        insert into crm.stage (pipeline_id, position, name, probability, rotten_days)
                        values (:pipeline, :position, :name, :probability, :rotten)""")
                .param("pipeline", pipeline)
                .param("position", position)
                .param("name", name)
                .param("probability", probability)
                .param("rotten", rottenDays)
                .update();
    }

    /** First out of the way of each other's names. */
    void unname(int pipeline) {
        jdbc.sql(
                        "update crm.stage set name = id::text || ' ' || left(name, 40) where pipeline_id = :id and archived_at is null")
                .param("id", pipeline)
                .update();
    }

    void changeStage(int pipeline, int id, int position, String name, int probability, @Nullable Integer rottenDays) {
        jdbc.sql("""
                        update crm.stage set position = :position, name = :name, probability = :probability, rotten_days = :rotten
                         where id = :id and pipeline_id = :pipeline and archived_at is null""")
                .param("id", id)
                .param("pipeline", pipeline)
                .param("position", position)
                .param("name", name)
                .param("probability", probability)
                .param("rotten", rottenDays)
                .update();
    }

    /** Open deals of a stage; they keep it from being put away. */
    long open(int stage) {
        return jdbc.sql("select count(*) from crm.deal where stage_id = :id and state = 'open'")
                .param("id", stage)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void archiveStage(int id) {
        jdbc.sql("update crm.stage set archived_at = now() where id = :id")
                .param("id", id)
                .update();
    }

    int setArchived(int id, boolean archived) {
        return jdbc.sql("""
                        update crm.pipeline set archived_at = case when :archived then now() end
                         where id = :id and (archived_at is not null) <> :archived""").param("id", id).param("archived", archived).update();
    }
}

package heartstring.touchpoint.withdrawals;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that take an import back. */
@Component
class WithdrawalsSql {

    /** The most touchpoints read again for one part of the pieces that stay. */
    private static final int MOST_TOLD = 200_000;

    private final JdbcClient jdbc;

    WithdrawalsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A touchpoint that stays. */
    record Told(long profileId, String kind, Instant at, String body) {}

    void stopBelts() {
        jdbc.sql("select name from touchpoint.belt order by name for update")
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    /** The profiles that the import's touchpoints belong to. */
    Set<Long> touched(long run) {
        return new HashSet<>(
                jdbc.sql("""
                        select distinct t.profile_id from touchpoint.batch b
                          join touchpoint.touchpoint t on t.id >= b.block * 1024 and t.id < (b.block + 1) * 1024
                         where b.import_run_id = :run and t.profile_id is not null""").param("run", run).query((rs, n) -> rs.getLong(1)).list());
    }

    /** Those of them that nothing else tells of. */
    Set<Long> emptied(long run) {
        return new HashSet<>(
                jdbc.sql("""
                        with mine as materialized (
                          select t.profile_id, count(*) n from touchpoint.batch b
                            join touchpoint.touchpoint t on t.id >= b.block * 1024 and t.id < (b.block + 1) * 1024
                           where b.import_run_id = :run and t.profile_id is not null group by 1)
                        select m.profile_id from mine m
                         where m.n = (select count(*) from touchpoint.touchpoint t where t.profile_id = m.profile_id)""").param("run", run).query((rs, n) -> rs.getLong(1)).list());
    }

    List<Long> blocks(long run) {
        return jdbc.sql("select block from touchpoint.batch where import_run_id = :run order by block")
                .param("run", run)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    List<String> messageIds(long block) {
        return jdbc.sql("""
                        select body ->> 'messageId' from touchpoint.touchpoint
                         where id >= :block * 1024 and id < (:block + 1) * 1024 and body ->> 'messageId' is not null""")
                .param("block", block)
                .query((rs, n) -> rs.getString(1))
                .list();
    }

    void forgetMessages(int source, List<UUID> keys) {
        jdbc.sql("delete from touchpoint.message where source_id = :source and message_key = any(:keys::uuid[])")
                .param("source", source)
                .param("keys", keys.stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    int delete(long block) {
        return jdbc.sql("delete from touchpoint.touchpoint where id >= :block * 1024 and id < (:block + 1) * 1024")
                .param("block", block)
                .update();
    }

    void forgetBatches(long run) {
        jdbc.sql("delete from touchpoint.batch where import_run_id = :run")
                .param("run", run)
                .update();
    }

    /** The event names that a source's other imports brought; null when programs write to it too. */
    @Nullable
    Set<String> namesLeft(int source) {
        boolean written = jdbc.sql("select write_key_hash is not null from touchpoint.source where id = :source")
                .param("source", source)
                .query(Boolean.class)
                .single();
        return written
                ? null
                : new HashSet<>(jdbc.sql("""
                        select distinct t.name from touchpoint.import_run i
                          join touchpoint.batch b on b.import_run_id = i.id
                          join touchpoint.touchpoint t on t.id >= b.block * 1024 and t.id < (b.block + 1) * 1024
                         where i.source_id = :source""")
                        .param("source", source)
                        .query((rs, n) -> rs.getString(1))
                        .list());
    }

    List<Told> told(List<Long> profiles) {
        return jdbc.sql("""
                        select profile_id, kind, occurred_at, body::text from touchpoint.touchpoint
                         where profile_id = any(:ids) order by occurred_at, id limit :most""")
                .param("ids", profiles.stream().mapToLong(Long::longValue).toArray())
                .param("most", MOST_TOLD)
                .query((rs, n) -> new Told(
                        rs.getLong(1), rs.getString(2), rs.getTimestamp(3).toInstant(), rs.getString(4)))
                .list();
    }
}

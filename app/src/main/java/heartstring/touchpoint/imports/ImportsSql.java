package heartstring.touchpoint.imports;

import heartstring.platform.audit.SubjectName;
import heartstring.touchpoint.imports.ImportRun.Counts;
import heartstring.touchpoint.mappings.MappingJson;
import heartstring.touchpoint.shapes.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of imports. */
@Component
class ImportsSql {

    /** A run whose server has been silent for so long, in seconds, is taken over. */
    static final int STALE_SECONDS = 30;

    private final JdbcClient jdbc;

    ImportsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName importName() {
        return new SubjectName(
                "import", "select file_name from touchpoint.import_run where id = subject.id", "/imports/");
    }

    long insert(String actorKind, long actorId, UUID home, String fileName, long bytes, String mapping) {
        return jdbc.sql("""
                        insert into touchpoint.import_run (actor_kind, actor_id, home, file_name, file_bytes, mapping)
                        values (:kind, :id, :home, :name, :bytes, :mapping) returning id""")
                .param("kind", actorKind)
                .param("id", actorId)
                .param("home", home)
                .param("name", fileName)
                .param("bytes", bytes)
                .param("mapping", mapping)
                .query(Long.class)
                .single();
    }

    Optional<ImportRun> find(long id) {
        return jdbc.sql("select * from touchpoint.import_run where id = :id")
                .param("id", id)
                .query(ImportsSql::run)
                .optional();
    }

    List<ImportRun> page(long before, int most) {
        return jdbc.sql("select * from touchpoint.import_run where id < :before order by id desc limit :most")
                .param("before", before)
                .param("most", most)
                .query(ImportsSql::run)
                .list();
    }

    void remap(long id, String mapping) {
        jdbc.sql("update touchpoint.import_run set mapping = :mapping where id = :id and status = 'ready'")
                .param("mapping", mapping)
                .param("id", id)
                .update();
    }

    /** From ready to waiting; false when it was started before. */
    boolean start(long id, String mapping, int source, String mode, String by, boolean dryRun) {
        return jdbc.sql("""
                        update touchpoint.import_run
                           set mapping = :mapping, source_id = :source, mode = :mode, by_identifier = :by, dry_run = :dry,
                               status = 'waiting'
                         where id = :id and status = 'ready'""")
                        .param("mapping", mapping)
                        .param("source", source)
                        .param("mode", mode)
                        .param("by", by)
                        .param("dry", dryRun)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Back to ready with nothing counted, after a dry run, a failure or a cancellation. */
    boolean again(long id) {
        return jdbc.sql("""
                        update touchpoint.import_run
                           set status = 'ready', dry_run = false, units_done = 0, rows_read = 0, rows_failed = 0, rows_skipped = 0,
                               landed = 0, known = 0, people_new = 0, people_known = 0, progress_permille = 0, error_bytes = 0,
                               tally = '{}', fault = null, started_at = null, finished_at = null
                         where id = :id and ((status = 'done' and dry_run) or status in ('failed', 'cancelled'))""").param("id", id).update() == 1;
    }

    boolean move(long id, String from, String to) {
        return jdbc.sql("update touchpoint.import_run set status = :to where id = :id and status = :from")
                        .param("to", to)
                        .param("id", id)
                        .param("from", from)
                        .update()
                == 1;
    }

    /** Takes the next run that waits, or whose server fell silent; only where its file lies. */
    Optional<ImportRun> claim(UUID server, UUID home) {
        return jdbc.sql("""
                        update touchpoint.import_run
                           set status = case status when 'waiting' then 'running' else status end,
                               server = :server, heartbeat_at = now(), started_at = coalesce(started_at, now())
                         where id = (select id from touchpoint.import_run
                                      where home = :home
                                        and (status = 'waiting'
                                             or (status in ('running', 'cancelling')
                                                 and heartbeat_at < now() - make_interval(secs => :stale)))
                                      order by id limit 1 for update skip locked)
                        returning *""")
                .param("server", server)
                .param("home", home)
                .param("stale", STALE_SECONDS)
                .query(ImportsSql::run)
                .optional();
    }

    /** Takes the next undo; any server can, for it needs no file. */
    Optional<ImportRun> claimUndo(UUID server) {
        return jdbc.sql("""
                        update touchpoint.import_run set status = 'undoing', server = :server, heartbeat_at = now()
                         where id = (select id from touchpoint.import_run
                                      where status = 'undo-waiting'
                                         or (status = 'undoing' and heartbeat_at < now() - make_interval(secs => :stale))
                                      order by id limit 1 for update skip locked)
                        returning *""")
                .param("server", server)
                .param("stale", STALE_SECONDS)
                .query(ImportsSql::run)
                .optional();
    }

    /** Says that this server is alive and how far it has come; the status, or null when the run is another's now. */
    @Nullable
    String progress(ImportRun run, UUID server, Counts counts, Tally tally, long errorBytes, int permille) {
        return jdbc.sql("""
                        update touchpoint.import_run
                           set heartbeat_at = now(), units_done = :units, rows_read = :read, rows_failed = :failed,
                               rows_skipped = :skipped, landed = :landed, known = :known, people_new = :new,
                               people_known = :old, error_bytes = :errors, progress_permille = :permille, tally = :tally
                         where id = :id and server = :server and status in ('running', 'cancelling')
                        returning status""")
                .param("units", counts.units())
                .param("read", counts.read())
                .param("failed", counts.failed())
                .param("skipped", counts.skipped())
                .param("landed", counts.landed())
                .param("known", counts.known())
                .param("new", counts.peopleNew())
                .param("old", counts.peopleKnown())
                .param("errors", errorBytes)
                .param("permille", permille)
                .param("tally", tally.json())
                .param("id", run.id())
                .param("server", server)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse(null);
    }

    void heartbeat(UUID server) {
        jdbc.sql("""
                        update touchpoint.import_run set heartbeat_at = now()
                         where server = :server and status in ('running', 'cancelling', 'undoing')""").param("server", server).update();
    }

    /** Ends a run; what it landed is counted from its batches, so a crash in between cannot blur it. */
    void finish(long id, UUID server, String status, @Nullable String fault) {
        jdbc.sql("""
                        with brought as (
                          select coalesce(sum(size), 0) n from touchpoint.batch where import_run_id = :id)
                        update touchpoint.import_run r
                           set status = :status, fault = :fault, finished_at = now(), progress_permille =
                                 case :status when 'done' then 1000 else progress_permille end,
                               landed = case when dry_run then landed else b.n end,
                               known = case when dry_run then known else greatest(0, r.landed + r.known - b.n) end
                          from brought b where r.id = :id and r.server = :server""")
                .param("id", id)
                .param("server", server)
                .param("status", status)
                .param("fault", fault)
                .update();
    }

    /** A server that stops hands its run back. */
    void release(long id, UUID server) {
        jdbc.sql(
                        "update touchpoint.import_run set status = 'waiting', server = null where id = :id and server = :server and status = 'running'")
                .param("id", id)
                .param("server", server)
                .update();
    }

    void endUndo(long id, String status, @Nullable String fault) {
        jdbc.sql("""
                        update touchpoint.import_run
                           set status = :status, fault = :fault,
                               undone_at = case when :status = 'undone' then now() end
                         where id = :id""")
                .param("id", id)
                .param("status", status)
                .param("fault", fault)
                .update();
    }

    /** Runs whose files are no longer needed. */
    List<Long> stale(UUID home, int days, int most) {
        return jdbc.sql("""
                        select id from touchpoint.import_run
                         where home = :home and status not in ('waiting', 'running', 'cancelling', 'undo-waiting', 'undoing')
                           and created_at < now() - make_interval(days => :days)
                         order by id desc limit :most""")
                .param("home", home)
                .param("days", days)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    /** Takes the marks off runs whose files may name somebody who was erased so long ago; their files have to go. */
    List<Long> unwanted(UUID home, int minutes) {
        return jdbc.sql("""
                        update touchpoint.import_run set unwanted_at = null
                         where home = :home and unwanted_at < now() - make_interval(mins => :minutes)
                           and status not in ('waiting', 'running', 'cancelling', 'undo-waiting', 'undoing')
                        returning id""")
                .param("home", home)
                .param("minutes", minutes)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    private static ImportRun run(ResultSet rs, int n) throws SQLException {
        String tally = rs.getString("tally");
        int source = rs.getInt("source_id");
        Integer sourceId = rs.wasNull() ? null : source;
        return new ImportRun(
                rs.getLong("id"),
                rs.getTimestamp("created_at").toInstant(),
                rs.getString("actor_kind"),
                rs.getLong("actor_id"),
                rs.getObject("home", UUID.class),
                rs.getString("file_name"),
                rs.getLong("file_bytes"),
                MappingJson.read(rs.getString("mapping")),
                sourceId,
                ImportRun.Mode.valueOf(rs.getString("mode").toUpperCase(java.util.Locale.ROOT)),
                rs.getString("by_identifier"),
                rs.getBoolean("dry_run"),
                ImportRun.Status.of(rs.getString("status")),
                new Counts(
                        rs.getLong("units_done"),
                        rs.getLong("rows_read"),
                        rs.getLong("rows_failed"),
                        rs.getLong("rows_skipped"),
                        rs.getLong("landed"),
                        rs.getLong("known"),
                        rs.getLong("people_new"),
                        rs.getLong("people_known")),
                rs.getInt("progress_permille"),
                rs.getLong("error_bytes"),
                Tally.read(tally),
                rs.getString("fault"),
                instant(rs.getTimestamp("started_at")),
                instant(rs.getTimestamp("finished_at")),
                instant(rs.getTimestamp("undone_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}

package heartstring.platform.audit;

import heartstring.platform.web.Cursor;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AuditSql {

    private final JdbcClient jdbc;
    private final Supplier<String> names;

    AuditSql(JdbcClient jdbc, ObjectProvider<SubjectName> subjects) {
        this.jdbc = jdbc;
        this.names = () -> subjects.stream()
                .map(s -> " WHEN '" + s.kind() + "' THEN (" + s.select() + ")")
                .collect(Collectors.joining());
    }

    void add(String actorKind, long actorId, String action, String subjectKind, String subjectId, String details) {
        jdbc.sql("""
                        INSERT INTO platform.audit (actor_kind, actor_id, action, subject_kind, subject_id, details)
                        VALUES (:actorKind, :actorId, :action, :subjectKind, :subjectId, :details::jsonb)
                        """)
                .param("actorKind", actorKind)
                .param("actorId", actorId)
                .param("action", action)
                .param("subjectKind", subjectKind)
                .param("subjectId", subjectId)
                .param("details", details)
                .update();
    }

    void add(String actorKind, long actorId, String action, String subjectKind, Collection<Long> subjectIds) {
        jdbc.sql("""
                        INSERT INTO platform.audit (actor_kind, actor_id, action, subject_kind, subject_id, details)
                        SELECT :actorKind, :actorId, :action, :subjectKind, u.id::text, '{}'
                          FROM unnest(:subjectIds::bigint[]) WITH ORDINALITY AS u (id, nth) ORDER BY u.nth""")
                .param("actorKind", actorKind)
                .param("actorId", actorId)
                .param("action", action)
                .param("subjectKind", subjectKind)
                .param(
                        "subjectIds",
                        subjectIds.stream().mapToLong(Long::longValue).toArray())
                .update();
    }

    @Bean
    static SubjectName userName() {
        return new SubjectName("user", "SELECT name FROM platform.users WHERE id = subject.id", null);
    }

    @Bean
    static SubjectName apiKeyName() {
        return new SubjectName("api key", "SELECT name FROM platform.api_key WHERE id = subject.id", null);
    }

    /** Newest first, each subject with the name it has now; one row more than shown, to know whether there is more. */
    List<AuditRow> page(@Nullable String action, @Nullable String subjectKind, @Nullable Cursor after, int limit) {
        return jdbc.sql("""
                        SELECT a.id, a.at, a.actor_kind, a.actor_id, coalesce(u.name, k.name) AS actor_label,
                               a.action, a.subject_kind, a.subject_id, a.details::text AS details,
                               CASE a.subject_kind%s END AS subject_label
                        FROM (SELECT * FROM platform.audit
                              WHERE (:action::text IS NULL OR action = :action)
                                AND (:subjectKind::text IS NULL OR subject_kind = :subjectKind)
                                AND (:after::bigint IS NULL OR id < :after)
                              ORDER BY id DESC LIMIT :limit) a
                        CROSS JOIN LATERAL
                             (SELECT CASE WHEN a.subject_id ~ '^[0-9]{1,18}$' THEN a.subject_id::bigint END AS id) subject
                        LEFT JOIN platform.users u ON a.actor_kind = 'USER' AND u.id = a.actor_id
                        LEFT JOIN platform.api_key k ON a.actor_kind = 'API_KEY' AND k.id = a.actor_id
                        ORDER BY a.id DESC
                        """.formatted(names.get()))
                .param("action", action)
                .param("subjectKind", subjectKind)
                .param("after", after == null ? null : after.number(0))
                .param("limit", limit)
                .query(AuditRow.class)
                .list();
    }

    List<String> actions() {
        return jdbc.sql("SELECT DISTINCT action FROM platform.audit ORDER BY action LIMIT 200")
                .query(String.class)
                .list();
    }

    List<String> subjectKinds() {
        return jdbc.sql("SELECT DISTINCT subject_kind FROM platform.audit ORDER BY subject_kind LIMIT 200")
                .query(String.class)
                .list();
    }
}

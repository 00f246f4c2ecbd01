package heartstring.messaging.templates;

import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements of templates, and of what is known of a person whom a message is for. */
@Component
class TemplatesSql {

    private final JdbcClient jdbc;

    TemplatesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName messageTemplateName() {
        return new SubjectName(
                "message template", "select name from messaging.template where id = subject.id", "/message-templates/");
    }

    List<Template> living(int most) {
        return jdbc.sql("""
                        select t.id, t.name, t.channel, v.version, v.contents::text, v.made_at
                          from messaging.template t join messaging.template_version v on v.template_id = t.id and v.version = t.version
                         where t.removed_at is null order by lower(t.name), t.id limit :most""").param("most", most).query((rs, n) -> read(rs)).list();
    }

    Optional<Template> locked(int id) {
        return jdbc.sql("""
                        select t.id, t.name, t.channel, v.version, v.contents::text, v.made_at
                          from messaging.template t join messaging.template_version v on v.template_id = t.id and v.version = t.version
                         where t.removed_at is null and t.id = :id for update of t""").param("id", id).query((rs, n) -> read(rs)).optional();
    }

    List<Template> versions(int id, int most) {
        return jdbc.sql("""
                        select t.id, t.name, t.channel, v.version, v.contents::text, v.made_at
                          from messaging.template t join messaging.template_version v on v.template_id = t.id
                         where t.id = :id order by v.version desc limit :most""")
                .param("id", id)
                .param("most", most)
                .query((rs, n) -> read(rs))
                .list();
    }

    private static Template read(ResultSet rs) throws SQLException {
        return new Template(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                rs.getInt(4),
                List.of(JsonMapper.shared().readValue(rs.getString(5), Words[].class)),
                rs.getTimestamp(6).toInstant());
    }

    /** Its number; 0 where the name is taken. */
    int make(String name, String channel, Instant now, long user) {
        return jdbc.sql("""
                        insert into messaging.template (name, channel, made_at, changed_at, user_id)
                        values (:name, :channel, :now, :now, nullif(:user, 0)) on conflict do nothing returning id""")
                .param("name", name)
                .param("channel", channel)
                .param("now", Timestamp.from(now))
                .param("user", user)
                .query((rs, n) -> rs.getInt(1))
                .optional()
                .orElse(0);
    }

    boolean isTaken(String name, int but) {
        return jdbc.sql("""
                        select exists (select from messaging.template
                                        where lower(name) = lower(:name) and id <> :but and removed_at is null)""")
                .param("name", name)
                .param("but", but)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void version(int id, int version, List<Words> words, Instant now, long user) {
        jdbc.sql("""
                        insert into messaging.template_version (template_id, version, contents, made_at, user_id)
                        values (:id, :version, :contents::jsonb, :now, nullif(:user, 0))""")
                .param("id", id)
                .param("version", version)
                .param("contents", JsonMapper.shared().writeValueAsString(words))
                .param("now", Timestamp.from(now))
                .param("user", user)
                .update();
    }

    void change(int id, String name, int version, Instant now) {
        jdbc.sql("update messaging.template set name = :name, version = :version, changed_at = :now where id = :id")
                .param("id", id)
                .param("name", name)
                .param("version", version)
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean remove(int id, Instant now) {
        return jdbc.sql("update messaging.template set removed_at = :now where id = :id and removed_at is null")
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** What is known of these customers, by number and name; and their language under {@code language}. */
    Map<Long, Map<String, String>> known(long[] customers) {
        Map<Long, Map<String, String>> known = new HashMap<>();
        jdbc.sql("""
                        select h.customer_id, case when h.name ~ '[@0-9]' then '' else h.name end, coalesce(h.city, ''),
                               coalesce(h.language, ''), coalesce(f.first, ''), coalesce(f.last, ''), h.kind
                          from customer.v_headline h
                          left join lateral (
                            select max(v) filter (where name = 'firstName') as first, max(v) filter (where name = 'lastName') as last
                              from (select distinct on (t.name) t.name, t.value #>> '{}' v
                                      from customer.v_profile p join customer.v_trait t on t.profile_id = p.id
                                     where p.customer_id = h.customer_id and t.name in ('firstName', 'lastName')
                                     order by t.name, t.occurred_at desc, t.id desc) latest) f on true
                         where h.customer_id = any(:customers)""").param("customers", customers).query(rs -> {
            String name = rs.getString(2).strip();
            String first = rs.getString(5).strip();
            boolean person = !rs.getString(7).equals("company");
            String[] parts = name.split("\\s+");
            Map<String, String> of = new HashMap<>();
            of.put("name", name);
            of.put("city", rs.getString(3));
            of.put("language", rs.getString(4));
            of.put("first name", first.isEmpty() && person && parts.length > 1 ? parts[0] : first);
            of.put("last name", rs.getString(6).strip());
            known.put(rs.getLong(1), of);
        });
        return known;
    }
}

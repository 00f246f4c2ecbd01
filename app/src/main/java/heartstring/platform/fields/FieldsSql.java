package heartstring.platform.fields;

import heartstring.platform.auth.Role;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The statements of fields. */
@Component
class FieldsSql {

    private static final String FIELD = """
                        select id, subject, key, label, hint, kind, choices::text, currency, position, seen_by, edited_by, ready,
                               retired_at is not null
                          from platform.field
                        """;

    private final JdbcClient jdbc;

    FieldsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them in their order, retired ones too. */
    List<Field> all() {
        return jdbc.sql(FIELD + " order by subject, position, id limit 1000")
                .query((rs, n) -> field(rs))
                .list();
    }

    /** Nobody else adds or changes fields before the transaction ends. */
    void lock() {
        jdbc.sql("lock table platform.field in share row exclusive mode").update();
    }

    Optional<Integer> add(FieldDraft draft, String key, String currency, boolean ready) {
        return jdbc.sql("""
                        insert into platform.field (subject, key, label, hint, kind, choices, currency, position, seen_by, edited_by, ready)
                        select :subject, :key, :label, :hint, :kind, :choices::jsonb, :currency,
                               coalesce((select max(position) + 1 from platform.field where subject = :subject), 1),
                               :seen::text[], :edited::text[], :ready
                        on conflict (subject, key) do nothing returning id""")
                .param("subject", draft.subject().word())
                .param("key", key)
                .param("label", draft.label())
                .param("hint", draft.hint())
                .param("kind", draft.kind().word())
                .param("choices", json(draft.choices()))
                .param("currency", currency)
                .param("seen", names(draft.seenBy()))
                .param("edited", names(draft.editedBy()))
                .param("ready", ready)
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    void change(int id, FieldDraft draft) {
        jdbc.sql("""
                        update platform.field set label = :label, hint = :hint, choices = :choices::jsonb, seen_by = :seen::text[],
                               edited_by = :edited::text[] where id = :id""")
                .param("id", id)
                .param("label", draft.label())
                .param("hint", draft.hint())
                .param("choices", json(draft.choices()))
                .param("seen", names(draft.seenBy()))
                .param("edited", names(draft.editedBy()))
                .update();
    }

    void place(List<Integer> ids) {
        jdbc.sql("""
                        update platform.field f set position = w.nth from unnest(:ids::int[]) with ordinality w(id, nth)
                         where f.id = w.id""")
                .param("ids", ids.stream().mapToInt(Integer::intValue).toArray())
                .update();
    }

    void retire(int id, boolean retired, boolean ready) {
        jdbc.sql("""
                        update platform.field set retired_at = case when :retired then now() end, ready = :ready where id = :id""")
                .param("id", id)
                .param("retired", retired)
                .param("ready", ready)
                .update();
    }

    void ready(List<Integer> ids) {
        jdbc.sql("update platform.field set ready = true where id = any(:ids) and retired_at is null")
                .param("ids", ids.stream().mapToInt(Integer::intValue).toArray())
                .update();
    }

    void delete(int id) {
        jdbc.sql("delete from platform.field where id = :id").param("id", id).update();
    }

    private static Field field(ResultSet rs) throws SQLException {
        return new Field(
                rs.getInt(1),
                Subject.of(rs.getString(2)).orElseThrow(),
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                Kind.of(rs.getString(6)).orElseThrow(),
                choices(rs.getString(7)),
                rs.getString(8),
                rs.getInt(9),
                roles(rs.getArray(10)),
                roles(rs.getArray(11)),
                rs.getBoolean(12),
                rs.getBoolean(13));
    }

    private static List<Field.Choice> choices(String json) {
        List<Field.Choice> choices = new ArrayList<>();
        for (JsonNode choice : JsonMapper.shared().readTree(json)) {
            choices.add(new Field.Choice(
                    choice.path("key").asString(""), choice.path("label").asString("")));
        }
        return choices;
    }

    private static String json(List<Field.Choice> choices) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        choices.forEach(choice -> array.addObject().put("key", choice.key()).put("label", choice.label()));
        return array.toString();
    }

    private static Set<Role> roles(Array names) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) names.getArray()).map(Role::valueOf).forEach(roles::add);
        return roles;
    }

    private static String[] names(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }
}

package heartstring.crm.webforms;

import heartstring.crm.webforms.WebForm.Field;
import heartstring.crm.webforms.WebForm.Kind;
import heartstring.crm.webforms.WebForm.Rule;
import heartstring.platform.audit.SubjectName;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of web forms. */
@Component
class WebFormsSql {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    WebFormsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName webFormName() {
        return new SubjectName("form", "select name from crm.web_form where id = subject.id", null);
    }

    List<WebForm> all() {
        Map<Integer, List<Field>> fields = new HashMap<>();
        jdbc.sql("""
                        select form_id, field_no, kind, label, required, choices from crm.web_form_field order by form_id, field_no limit 2000""").query(rs -> {
            fields.computeIfAbsent(rs.getInt(1), f -> new ArrayList<>())
                    .add(new Field(
                            rs.getInt(2), Kind.of(rs.getString(3)), rs.getString(4), rs.getBoolean(5), List.of((String
                                            [])
                                    rs.getArray(6).getArray())));
        });
        Map<Integer, List<Rule>> rules = new HashMap<>();
        jdbc.sql("select form_id, field_no, value, user_id from crm.web_form_rule order by form_id, rule_no limit 2000")
                .query(rs -> {
                    rules.computeIfAbsent(rs.getInt(1), f -> new ArrayList<>())
                            .add(new Rule(rs.getInt(2), rs.getString(3), rs.getLong(4)));
                });
        return jdbc.sql("""
                        select id, public_key, name, intro, button, thanks, origins, coalesce(team_id, 0), submitted, submitted_at,
                               closed_at is not null from crm.web_form order by closed_at is not null, name limit :most""")
                .param("most", MOST)
                .query((rs, n) -> {
                    Timestamp last = rs.getTimestamp(10);
                    return new WebForm(
                            rs.getInt(1),
                            rs.getString(2),
                            rs.getString(3),
                            rs.getString(4),
                            rs.getString(5),
                            rs.getString(6),
                            List.of((String[]) rs.getArray(7).getArray()),
                            rs.getInt(8),
                            fields.getOrDefault(rs.getInt(1), List.of()),
                            rules.getOrDefault(rs.getInt(1), List.of()),
                            rs.getLong(9),
                            last == null ? null : last.toInstant(),
                            rs.getBoolean(11));
                })
                .list();
    }

    /** The new one's number; none when the name is taken. */
    Optional<Integer> add(WebForm form) {
        return jdbc.sql("""
                        insert into crm.web_form (public_key, name, intro, button, thanks, origins, team_id)
                        values (:key, :name, :intro, :button, :thanks, :origins, nullif(:team, 0))
                        on conflict (name) do nothing returning id""")
                .param("key", form.publicKey())
                .param("name", form.name())
                .param("intro", form.intro())
                .param("button", form.button())
                .param("thanks", form.thanks())
                .param("origins", form.origins().toArray(String[]::new))
                .param("team", form.teamId())
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    boolean change(WebForm form) {
        return jdbc.sql("""
                        update crm.web_form set name = :name, intro = :intro, button = :button, thanks = :thanks, origins = :origins,
                               team_id = nullif(:team, 0)
                         where id = :id and not exists (select from crm.web_form o where o.name = :name and o.id <> :id)""")
                        .param("id", form.id())
                        .param("name", form.name())
                        .param("intro", form.intro())
                        .param("button", form.button())
                        .param("thanks", form.thanks())
                        .param("origins", form.origins().toArray(String[]::new))
                        .param("team", form.teamId())
                        .update()
                == 1;
    }

    /** Sets fields and rules; each a handful. */
    void set(int id, List<Field> fields, List<Rule> rules) {
        jdbc.sql("delete from crm.web_form_rule where form_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from crm.web_form_field where form_id = :id")
                .param("id", id)
                .update();
        for (Field field : fields) {
            jdbc.sql("""
                            insert into crm.web_form_field (form_id, field_no, kind, label, required, choices)
                            values (:id, :no, :kind, :label, :required, :choices)""")
                    .param("id", id)
                    .param("no", field.no())
                    .param("kind", field.kind().word())
                    .param("label", field.label())
                    .param("required", field.required())
                    .param("choices", field.choices().toArray(String[]::new))
                    .update();
        }
        for (int i = 0; i < rules.size(); i++) {
            jdbc.sql("""
                            insert into crm.web_form_rule (form_id, rule_no, field_no, value, user_id)
                            values (:id, :no, :field, :value, :user)""")
                    .param("id", id)
                    .param("no", i + 1)
                    .param("field", rules.get(i).fieldNo())
                    .param("value", rules.get(i).value())
                    .param("user", rules.get(i).userId())
                    .update();
        }
    }

    boolean close(int id, boolean closed) {
        return jdbc.sql("""
                        update crm.web_form set closed_at = case when :closed then coalesce(closed_at, now()) end where id = :id""").param("closed", closed).param("id", id).update() == 1;
    }

    void submitted(int id, Instant now) {
        jdbc.sql("update crm.web_form set submitted = submitted + 1, submitted_at = :now::timestamptz where id = :id")
                .param("id", id)
                .param("now", now.toString())
                .update();
    }

    /** The turn that is taken now: each once, whoever asks at the same time. */
    long takeTurn(int id) {
        return jdbc.sql("update crm.web_form set turn = turn + 1 where id = :id returning turn - 1")
                .param("id", id)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** Whom a touchpoint belongs to: the piece and the customer. */
    record Owner(long profile, long customer) {}

    Optional<Owner> owner(long touchpoint) {
        return jdbc.sql("""
                        select p.id, p.customer_id from touchpoint.v_touchpoint t join customer.v_profile p on p.id = t.profile_id
                         where t.id = :touchpoint""")
                .param("touchpoint", touchpoint)
                .query((rs, n) -> new Owner(rs.getLong(1), rs.getLong(2)))
                .optional();
    }
}

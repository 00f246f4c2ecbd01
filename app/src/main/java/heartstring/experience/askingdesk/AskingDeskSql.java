package heartstring.experience.askingdesk;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that tell who was asked, and why or why not. */
@Component
class AskingDeskSql {

    private final JdbcClient jdbc;

    AskingDeskSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<AskingView.Decision> decisions(long customer, int most) {
        return jdbc.sql("""
                        select k.survey_id, coalesce(t.name, ''), k.way, k.outcome, coalesce(k.reason, ''), coalesce(k.decided_at, k.due_at),
                               k.answered_at, case when k.remind_at is null then k.reminded_at end, coalesce(k.not_reminded, '')
                          from experience.asking k join customer.v_profile p on p.id = k.profile_id
                          left join experience.trigger t on t.id = k.trigger_id
                         where p.customer_id = :customer order by k.id desc limit :most""")
                .param("customer", customer)
                .param("most", most)
                .query((rs, n) -> {
                    Timestamp answered = rs.getTimestamp(7);
                    Timestamp reminded = rs.getTimestamp(8);
                    return new AskingView.Decision(
                            rs.getInt(1),
                            rs.getString(2),
                            rs.getString(3),
                            rs.getString(4),
                            rs.getString(5),
                            rs.getTimestamp(6).toInstant(),
                            answered == null ? null : answered.toInstant(),
                            reminded == null ? null : reminded.toInstant(),
                            rs.getString(9));
                })
                .list();
    }

    /** How many were asked and not, by trigger, of the last 30 days. */
    List<AskingView.Count> counts(Instant since) {
        return jdbc.sql("""
                        select trigger_id, count(*) filter (where outcome = 'asked'), count(*) filter (where outcome = 'not'),
                               count(*) filter (where answered_at is not null)
                          from experience.asking where trigger_id is not null and due_at > :since::timestamptz group by trigger_id limit 500""")
                .param("since", since.toString())
                .query((rs, n) -> new AskingView.Count(rs.getInt(1), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
                .list();
    }

    /** People whose name or address begins so. */
    List<AskingView.Found> beginning(String text, int most) {
        return jdbc.sql("""
                        select customer_id, coalesce(name, email, 'Somebody') from customer.v_headline
                         where kind = 'person' and (name_key like replace(replace(lower(:text), '%', ''), '_', '') || '%' or email = lower(:text))
                         order by name_key, customer_id limit :most""")
                .param("text", text)
                .param("most", most)
                .query((rs, n) -> new AskingView.Found(rs.getLong(1), rs.getString(2)))
                .list();
    }

    Optional<String> name(long customer) {
        return jdbc.sql("select name from customer.v_headline where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> Optional.ofNullable(rs.getString(1)))
                .optional()
                .flatMap(found -> found);
    }
}

package heartstring.insight.regulars;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget what a person will need again. */
@Component
class RegularsDataSql {

    private final JdbcClient jdbc;

    RegularsDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void due(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('product', coalesce(p.name, p.key), 'times', d.times, 'everyDays', d.usual_days,
                                                 'lastAt', d.bought_at, 'dueOn', d.due_on)
                          from insight.next_due d left join commerce.v_product p on p.id = d.product_id
                         where d.profile_id = any(:profiles) and d.run_id = (select s.run_id from insight.next_shown s)
                         order by d.due_on, d.profile_id, d.product_id""").param("profiles", profiles).query(rs -> {
            rows.row("Due again", rs.getString(1));
        });
    }

    long forget(long[] profiles) {
        return jdbc.sql("delete from insight.next_due where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }
}

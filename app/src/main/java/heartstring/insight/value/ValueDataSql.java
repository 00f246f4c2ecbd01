package heartstring.insight.value;

import heartstring.customer.privacy.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that hand out and forget how it stood with a person as a customer. */
@Component
class ValueDataSql {

    private final JdbcClient jdbc;

    ValueDataSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void values(long[] customers, PersonalData.Rows rows) {
        jdbc.sql("""
            select json_build_object('foundAt', found_at, 'visits', visits, 'firstAt', first_at, 'lastAt', last_at,
                                     'spentMinor', spent_minor, 'lately', lately, 'often', often, 'much', much,
                                     'cadenceDays', cadence_days, 'dueAt', due_at, 'chanceStillComing', alive,
                                     'visitsInAYear', visits_year, 'valueInAYearMinor', value_minor)
              from insight.v_customer_value where customer_id = any(:customers) order by customer_id\
            """).param("customers", customers).query(rs -> {
            rows.row("Worth as a customer", rs.getString(1));
        });
    }

    long forget(long[] profiles, long[] customers) {
        long rows = jdbc.sql("delete from insight.value_due where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
        return rows
                + jdbc.sql("delete from insight.customer_value where customer_id = any(:customers)")
                        .param("customers", customers)
                        .update();
    }
}

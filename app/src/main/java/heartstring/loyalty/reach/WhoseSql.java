package heartstring.loyalty.reach;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that say which customers a record of loyalty is about. */
@Component
class WhoseSql {

    private final JdbcClient jdbc;

    WhoseSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> member(long id) {
        return of("""
                        select p.customer_id from loyalty.member m join customer.v_profile p on p.id = m.profile_id
                         where m.id = :id""", id);
    }

    List<Long> posting(long id) {
        return of("""
                        select p.customer_id from loyalty.posting o join loyalty.account a on a.id = o.account_id and a.holder = 'member'
                          join customer.v_profile p on p.id = a.holder_id where o.id = :id""", id);
    }

    List<Long> adjustment(long id) {
        return of("""
                        select p.customer_id from loyalty.adjustment a join customer.v_profile p on p.id = a.profile_id
                         where a.id = :id""", id);
    }

    List<Long> suspicion(long id) {
        return of("""
                        select p.customer_id from loyalty.suspicion s join customer.v_profile p on p.id = s.profile_id
                         where s.id = :id""", id);
    }

    List<Long> household(long id) {
        return of("""
                        select p.customer_id from loyalty.household_member m join customer.v_profile p on p.id = m.profile_id
                         where m.household_id = :id and m.left_at is null limit 200""", id);
    }

    private List<Long> of(String statement, long id) {
        return jdbc.sql(statement)
                .param("id", id)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}

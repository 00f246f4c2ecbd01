package heartstring.loyalty.invitations;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that finds who has an address. */
@Component
class InvitationsSql {

    private final JdbcClient jdbc;

    InvitationsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> customers(String email) {
        return jdbc.sql("""
                        select distinct p.customer_id from customer.v_identifier i
                          join customer.v_profile p on p.id = i.profile_id and p.erased_at is null
                         where i.kind = 'email' and i.value = :email limit 2""")
                .param("email", email)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }
}

package heartstring.customer.merges;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RefusalsSql {

    private final JdbcClient jdbc;

    RefusalsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Refusals.Pair> waiting(long refusal) {
        return jdbc.sql("""
                        select l.customer_id, r.customer_id from customer.refusal f
                          join customer.profile l on l.id = f.left_profile_id
                          join customer.profile r on r.id = f.right_profile_id
                         where f.id = :id and f.settled_at is null""")
                .param("id", refusal)
                .query((rs, n) -> new Refusals.Pair(rs.getLong(1), rs.getLong(2)))
                .optional();
    }

    int count(int most) {
        return jdbc.sql("""
                        select count(*) from (select from customer.refusal where settled_at is null limit :most) x""").param("most", most).query((rs, n) -> rs.getInt(1)).single();
    }

    int settle(long refusal) {
        return jdbc.sql("update customer.refusal set settled_at = now() where id = :id and settled_at is null")
                .param("id", refusal)
                .update();
    }
}

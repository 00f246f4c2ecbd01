package heartstring.crm.dealfields;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what deals hold in fields. */
@Component
class DealFieldsSql {

    private final JdbcClient jdbc;

    DealFieldsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a deal holds, as a JSON object; nobody else changes it before the transaction ends. */
    Optional<String> lock(long deal) {
        return jdbc.sql("select fields::text from crm.deal where id = :id for update")
                .param("id", deal)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    void set(long deal, String json, Instant now) {
        jdbc.sql("""
                        update crm.deal set fields = :json::jsonb, changed_at = greatest(changed_at, :now::timestamptz), version = version + 1 where id = :id""")
                .param("id", deal)
                .param("json", json)
                .param("now", now.toString())
                .update();
    }

    /** The customer that this number leads to now. */
    Optional<Long> leadsTo(long customer) {
        return jdbc.sql("""
                        with recursive r as (
                          select id, merged_into, 1 hops from customer.v_customer where id = :id
                          union all
                          select c.id, c.merged_into, r.hops + 1 from r join customer.v_customer c on c.id = r.merged_into
                           where r.hops < 1000)
                        select id from r where merged_into is null""")
                .param("id", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    long used(String key) {
        return jdbc.sql("select count(*) from crm.deal where jsonb_exists(fields, :key)")
                .param("key", key)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    long used(String key, String choice) {
        return jdbc.sql("""
                        select count(*) from crm.deal
                         where fields -> :key = to_jsonb(:choice::text) or fields -> :key @> to_jsonb(array[:choice::text])""")
                .param("key", key)
                .param("choice", choice)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void forget(String key) {
        jdbc.sql("update crm.deal set fields = fields - :key where jsonb_exists(fields, :key)")
                .param("key", key)
                .update();
    }
}

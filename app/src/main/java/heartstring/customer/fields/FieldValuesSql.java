package heartstring.customer.fields;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what customers hold in fields. */
@Component
class FieldValuesSql {

    private final JdbcClient jdbc;

    FieldValuesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What holds of a property now, as JSON. */
    record Told(long customerId, String kind, String name, String json) {}

    /** One value as it is compared. */
    record Row(
            long customerId,
            int fieldId,
            int nth,
            @Nullable String text,
            @Nullable BigDecimal number) {}

    List<Told> told(long[] customers, String[] names) {
        return jdbc.sql("""
                        select distinct on (p.customer_id, t.name) p.customer_id, c.kind, t.name, t.value::text
                          from customer.profile p
                          join customer.customer c on c.id = p.customer_id
                          join customer.trait t on t.profile_id = p.id
                         where p.customer_id = any(:ids) and p.erased_at is null and t.name = any(:names)
                         order by p.customer_id, t.name, t.occurred_at desc, t.id desc""")
                .param("ids", customers)
                .param("names", names)
                .query((rs, n) -> new Told(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4)))
                .list();
    }

    /** These rows in place of all that these customers have in these fields; what is the same is not written again. */
    void replace(long[] customers, int[] fields, List<Row> rows) {
        jdbc.sql("""
                        with fresh as (
                          select c, f, n::smallint, t, v from unnest(:owners::bigint[], :fields::int[], :nths::int[], :texts::text[], :numbers::numeric[])
                                 as u(c, f, n, t, v)),
                        gone as (
                          delete from customer.field_value o where o.customer_id = any(:ids)
                             and (o.customer_id, o.field_id, o.nth) not in (select c, f, n from fresh)
                             and o.field_id = any(:all))
                        insert into customer.field_value (customer_id, field_id, nth, text_key, number_key)
                        select c, f, n, t, v from fresh order by c, f, n
                        on conflict (customer_id, field_id, nth) do update
                           set text_key = excluded.text_key, number_key = excluded.number_key
                         where (field_value.text_key, field_value.number_key) is distinct from (excluded.text_key, excluded.number_key)""")
                .param("ids", customers)
                .param("all", fields)
                .param("owners", rows.stream().mapToLong(Row::customerId).toArray())
                .param("fields", rows.stream().mapToInt(Row::fieldId).toArray())
                .param("nths", rows.stream().mapToInt(Row::nth).toArray())
                .param("texts", rows.stream().map(Row::text).toArray(String[]::new))
                .param("numbers", rows.stream().map(Row::number).toArray(BigDecimal[]::new))
                .update();
    }

    /** What the customers are called that these numbers lead to now, by these numbers. */
    Map<Long, String> names(long[] ids) {
        Map<Long, String> names = new HashMap<>();
        jdbc.sql("""
                        with recursive r as (
                          select id asked, id, merged_into, 1 hops from customer.customer where id = any(:ids)
                          union all
                          select r.asked, c.id, c.merged_into, r.hops + 1 from r join customer.customer c on c.id = r.merged_into
                           where r.hops < 1000)
                        select r.asked, h.name from r join customer.headline h on h.customer_id = r.id
                         where r.merged_into is null""").param("ids", ids).query(rs -> {
            names.put(rs.getLong(1), rs.getString(2));
        });
        return names;
    }

    boolean isTold(String name) {
        return jdbc.sql("select exists (select from customer.trait where name = :name)")
                .param("name", name)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    long[] after(long customer, int most) {
        return jdbc
                .sql(
                        "select customer_id from customer.headline where customer_id > :id order by customer_id limit :most")
                .param("id", customer)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    long used(int field, int most) {
        return jdbc.sql("""
                        select count(*) from (select from customer.field_value where field_id = :field and nth = 0 limit :most) x""")
                .param("field", field)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    long used(int field, String choice, int most) {
        return jdbc.sql("""
                        select count(*) from (
                          select from customer.field_value where field_id = :field and text_key = :choice limit :most) x""")
                .param("field", field)
                .param("choice", choice)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void forget(int field) {
        jdbc.sql("delete from customer.field_value where field_id = :field")
                .param("field", field)
                .update();
    }
}

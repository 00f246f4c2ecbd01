package heartstring.customer.likeness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read what is compared of customers. */
@Component
class KnownSql {

    private static final String READ = """
            select h.customer_id, t.whole, t.given, t.family, t.birthday, h.email, h.phone, t.street, t.postcode, coalesce(t.town, h.city)
              from customer.headline h
             cross join lateral (
               select max(v) filter (where name = 'name') whole, max(v) filter (where name = 'firstName') given,
                      max(v) filter (where name = 'lastName') family, max(v) filter (where name = 'birthday') birthday,
                      coalesce(max(v) filter (where name = 'street'),
                               max(value ->> 'street') filter (where name = 'address' and jsonb_typeof(value) = 'object')) street,
                      coalesce(max(v) filter (where name = 'postalCode'),
                               max(value ->> 'postalCode') filter (where name = 'address' and jsonb_typeof(value) = 'object')) postcode,
                      coalesce(max(v) filter (where name = 'city'),
                               max(value ->> 'city') filter (where name = 'address' and jsonb_typeof(value) = 'object')) town
                 from (select distinct on (t.name) t.name, left(nullif(btrim(t.value #>> '{}'), ''), 200) v, t.value
                         from customer.profile p join customer.trait t on t.profile_id = p.id
                        where p.customer_id = h.customer_id and p.erased_at is null
                          and t.name in ('name', 'firstName', 'lastName', 'birthday', 'street', 'postalCode', 'city', 'address')
                        order by t.name, t.occurred_at desc, t.id desc) t) t
             where h.kind = 'person'
            """;

    private final JdbcClient jdbc;

    KnownSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next people after this id who are known by more than a browser. */
    List<Known> after(long customer, int most) {
        return jdbc.sql("select * from (" + READ + """
                         and h.customer_id > :after order by h.customer_id limit :most) k order by 1""")
                .param("after", customer)
                .param("most", most)
                .query(KnownSql::known)
                .list();
    }

    List<Known> these(List<Long> customers) {
        return jdbc.sql(READ + " and h.customer_id = any(:ids) order by h.customer_id limit 1000")
                .param("ids", customers.stream().mapToLong(Long::longValue).toArray())
                .query(KnownSql::known)
                .list();
    }

    int people() {
        return jdbc.sql("select count(*) from customer.headline where kind = 'person'")
                .query((rs, n) -> rs.getInt(1))
                .single();
    }

    /** People who resemble what somebody types: by address, number, or a name that is nearly so. */
    List<Long> like(String name, String email, String phone, int most) {
        jdbc.sql("select set_config('pg_trgm.similarity_threshold', '0.45', true)")
                .query(row -> {});
        return jdbc.sql("""
                        select customer_id from (
                          (select p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id
                            where :email <> '' and i.kind = 'email' and i.value = :email and p.erased_at is null limit :most)
                          union
                          (select p.customer_id from customer.identifier i join customer.profile p on p.id = i.profile_id
                            where :phone <> '' and i.kind = 'phone' and i.value = :phone and p.erased_at is null limit :most)
                          union
                          (select customer_id from customer.headline
                            where length(:name) >= 3 and kind = 'person' and name_key % customer.name_key(:name)
                            order by similarity(name_key, customer.name_key(:name)) desc limit :most)) x limit :most * 3""")
                .param("email", email)
                .param("phone", phone)
                .param("name", name)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    private static Known known(ResultSet rs, int n) throws SQLException {
        List<@Nullable String> others = Arrays.asList(
                rs.getString(5), rs.getString(6), rs.getString(7), rs.getString(8), rs.getString(9), rs.getString(10));
        return Known.of(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getString(4), others);
    }
}

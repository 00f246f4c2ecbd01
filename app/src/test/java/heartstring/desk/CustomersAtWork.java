package heartstring.desk;

import heartstring.House;
import heartstring.touchpoint.intake.Tracking;
import heartstring.touchpoint.sources.Sources;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers made through the public door, for tests of the desk's pages. */
public final class CustomersAtWork {

    private final JdbcClient jdbc;
    public final Tracking web;
    public final Tracking till;

    public CustomersAtWork(House house, Sources sources, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.web = new Tracking(house, sources, "web");
        this.till = new Tracking(house, sources, "till");
    }

    /** A customer of the web shop with that name and address; its id. */
    public long identify(String name, String mail) throws Exception {
        web.post("identify", """
                {"userId":"%s","traits":{"name":"%s","email":"%s","city":"Leeds"}}""".formatted(UUID.randomUUID(), name, mail));
        return owner(mail);
    }

    /** Who owns that identifier now. */
    public long owner(String value) {
        return jdbc.sql("""
                        select max(p.customer_id) from customer.identifier i join customer.profile p on p.id = i.profile_id
                         where i.value = :value""")
                .param("value", value)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** The newest telling of a property, as JSON. */
    public String trait(long customer, String name) {
        return jdbc.sql("""
                        select t.value::text from customer.trait t join customer.profile p on p.id = t.profile_id
                         where p.customer_id = :customer and t.name = :name order by t.occurred_at desc, t.id desc limit 1""")
                .param("customer", customer)
                .param("name", name)
                .query((rs, n) -> rs.getString(1))
                .single();
    }

    public static String mail() {
        return "desk." + UUID.randomUUID() + "@example.org";
    }
}

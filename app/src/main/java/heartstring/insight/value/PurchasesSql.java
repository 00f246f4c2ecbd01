package heartstring.insight.value;

import heartstring.platform.settings.Settings;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read purchases. */
@Component
class PurchasesSql {

    /** Bytes before the first row of the binary form. */
    private static final int HEAD = 19;

    /** Of a customer with more purchases the newest so many count: such a one is no person, but what a till books for want of one. */
    static final int MOST = 20_000;

    /** What is kept of each purchase. One row each, by customer and time. */
    private static final String PURCHASES = """
        select p.customer_id, (date_part('epoch', o.occurred_at) / 86400)::double precision, coalesce(o.kept_minor, 0)::bigint,
               (o.currency = '{currency}')::int
          from {pieces}
         where {bought}
         order by 1, 2\
        """;

    /** Cancelled orders and refunds without an order are no purchase. */
    private static final String BOUGHT = "o.status <> 'cancelled' and not 'no_order' = any(o.flags)";

    private static final String OF_ALL = "customer.v_profile p join commerce.v_order o on o.profile_id = p.id";

    /** The newest of each piece, and of these the newest of the customer, so that no history is read without an end. */
    private static final String OF_SOME = """
        unnest(:customers::bigint[]) p (customer_id)
         cross join lateral (
           select n.* from customer.v_profile f cross join lateral (
                    select o.occurred_at, o.kept_minor, o.currency, o.status, o.flags from commerce.v_order o
                     where o.profile_id = f.id and {bought} order by o.occurred_at desc, o.id desc limit :most) n
            where f.customer_id = p.customer_id order by n.occurred_at desc limit :most) o\
        """.replace("{bought}", BOUGHT);

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Settings settings;

    PurchasesSql(JdbcClient jdbc, JdbcTemplate template, Settings settings) {
        this.jdbc = jdbc;
        this.template = template;
        this.settings = settings;
    }

    /** The currency of most orders; the organisation's where there are none. */
    String currency() {
        return jdbc.sql("""
            select currency from commerce.v_order where status <> 'cancelled' and currency ~ '^[A-Z]{3}$'
             group by currency order by count(*) desc, currency limit 1\
            """)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElseGet(() -> settings.currency().getCurrencyCode());
    }

    private static String purchases(String currency, String pieces) {
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("no currency: " + currency);
        }
        return PURCHASES
                .replace("{currency}", currency)
                .replace("{pieces}", pieces)
                .replace("{bought}", BOUGHT);
    }

    /** Of some customers; those who bought nothing are left out. */
    void of(long[] customers, String currency, Told told) {
        if (customers.length > 0) {
            jdbc.sql(purchases(currency, OF_SOME))
                    .param("customers", customers)
                    .param("most", MOST)
                    .query(rs -> {
                        told.purchase(rs.getLong(1), rs.getDouble(2), rs.getLong(3), rs.getInt(4) == 1);
                    });
        }
    }

    /** Of all customers, out of one look at the tables that writes nothing and stops nobody. In a transaction. */
    void all(String currency, Told told) {
        jdbc.sql("select set_config('work_mem', '128MB', true)").query(row -> {});
        told.only(cuts());
        String copy = "copy (" + purchases(currency, OF_ALL) + ") to stdout (format binary)";
        template.execute((ConnectionCallback<Boolean>) connection -> {
            CopyOut out = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy);
            try {
                read(out, told);
            } finally {
                if (out.isActive()) {
                    out.cancelCopy();
                }
            }
            return true;
        });
    }

    /** Of customers with more purchases than count: the day of the first that does. */
    private Map<Long, Double> cuts() {
        Map<Long, Double> cuts = new HashMap<>();
        jdbc.sql("""
            select s.customer_id, (date_part('epoch', min(n.occurred_at)) / 86400)::double precision
              from story.v_standing s cross join lateral (
                     select o.occurred_at from customer.v_profile p join commerce.v_order o on o.profile_id = p.id
                      where p.customer_id = s.customer_id and {bought} order by o.occurred_at desc limit :most) n
             where s.orders > :most group by 1\
            """.replace("{bought}", BOUGHT)).param("most", MOST).query(rs -> {
            cuts.put(rs.getLong(1), rs.getDouble(2));
        });
        return cuts;
    }

    /** A row of the binary form has the number of its fields, and before each its length; the first begins after the file's head. */
    private static void read(CopyOut out, Told told) throws SQLException {
        for (byte[] bytes = out.readFromCopy(); bytes != null; bytes = out.readFromCopy()) {
            ByteBuffer row = ByteBuffer.wrap(bytes);
            if (row.remaining() > HEAD && row.get(0) == 'P') {
                row.position(HEAD);
            }
            if (row.remaining() < Short.BYTES || row.getShort() != 4) {
                continue;
            }
            int at = row.position();
            told.purchase(row.getLong(at + 4), row.getDouble(at + 16), row.getLong(at + 28), row.getInt(at + 40) == 1);
        }
    }
}

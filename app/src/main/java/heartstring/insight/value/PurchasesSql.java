package heartstring.insight.value;

import heartstring.platform.settings.Settings;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read purchases, and of whom something is new. */
@Component
class PurchasesSql {

    /** Bytes before the first row of the binary form. */
    private static final int HEAD = 19;

    /** What is kept of each purchase; cancelled ones and refunds without an order are none. One row each, by customer and time. */
    private static final String PURCHASES = """
        select p.customer_id, (date_part('epoch', o.occurred_at) / 86400)::double precision, coalesce(o.kept_minor, 0)::bigint,
               (o.currency = '{currency}')::int
          from customer.v_profile p join commerce.v_order o on o.profile_id = p.id
         where o.status <> 'cancelled' and not 'no_order' = any(o.flags) {whose}
         order by 1, 2\
        """;

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

    private static String purchases(String currency, String whose) {
        if (!currency.matches("[A-Z]{3}")) {
            throw new IllegalArgumentException("no currency: " + currency);
        }
        return PURCHASES.replace("{currency}", currency).replace("{whose}", whose);
    }

    /** Of some customers; those who bought nothing are left out. */
    void of(long[] customers, String currency, Told told) {
        if (customers.length > 0) {
            jdbc.sql(purchases(currency, "and p.customer_id = any(:customers)"))
                    .param("customers", customers)
                    .query(rs -> {
                        told.purchase(rs.getLong(1), rs.getDouble(2), rs.getLong(3), rs.getInt(4) == 1);
                    });
        }
    }

    /** Of all customers, out of one look at the tables that writes nothing and stops nobody. In a transaction. */
    void all(String currency, Told told) {
        jdbc.sql("select set_config('work_mem', '128MB', true)").query(row -> {});
        String copy = "copy (" + purchases(currency, "") + ") to stdout (format binary)";
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

    /** In ascending order of the pieces. One that is due already is held until this commits, so that nobody takes it before. */
    void due(long[] profiles) {
        if (profiles.length > 0) {
            jdbc.sql("insert into insight.value_due (profile_id) select unnest(:profiles::bigint[]) on conflict"
                            + " (profile_id) do update set profile_id = excluded.profile_id")
                    .param("profiles", Arrays.stream(profiles).sorted().toArray())
                    .update();
        }
    }

    /** The pieces of all whose row is of another run, or of none. */
    void dueOfOthers(long run) {
        jdbc.sql("""
            insert into insight.value_due (profile_id)
            select p.id from insight.customer_value v join customer.v_profile p on p.customer_id = v.customer_id
             where v.run_id is distinct from :run order by p.id
            on conflict (profile_id) do update set profile_id = excluded.profile_id\
            """).param("run", run).update();
    }

    /** Whether pieces are due, without holding any. */
    boolean isDue() {
        return jdbc.sql("select exists (select from insight.value_due)")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    /** Takes some of the due pieces; answers their customers. Nothing waits for another server that is at it. */
    long[] takeDue(int most) {
        return jdbc.sql("""
            with taken as (
              delete from insight.value_due where profile_id = any(array(
                select profile_id from insight.value_due order by profile_id limit :most for update skip locked))
              returning profile_id)
            select distinct p.customer_id from taken t join customer.v_profile p on p.id = t.profile_id order by 1\
            """).param("most", most).query((rs, n) -> rs.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }
}

package heartstring.messaging.connectors;

import heartstring.platform.audit.SubjectName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of connectors. */
@Component
class ConnectorsSql {

    private static final int MOST = 100;

    private final JdbcClient jdbc;

    ConnectorsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName connectorName() {
        return new SubjectName("connector", "select name from messaging.connector where id = subject.id", null);
    }

    private static final String COLUMNS = """
                        select c.id, c.name, c.channel, c.deliver_to, c.source_id, c.disabled_at is not null, c.received, c.received_at,
                               c.delivered, c.delivered_at, coalesce(c.fault, ''), c.fault_at,""";

    /** With how many wait and failed, each counted up to 10,001. */
    List<Connector> all() {
        return jdbc.sql(COLUMNS + """
                               (select count(*) from (select from messaging.message m
                                                       where m.connector_id = c.id and m.state = 'waiting' limit 10001) w),
                               (select count(*) from (select from messaging.message m
                                                       where m.connector_id = c.id and m.state = 'failed' limit 10001) f)
                          from messaging.connector c order by c.disabled_at is not null, c.name limit :most""")
                .param("most", MOST)
                .query(ConnectorsSql::connector)
                .list();
    }

    Optional<Connector> find(int id) {
        return jdbc.sql(COLUMNS + " 0, 0 from messaging.connector c where c.id = :id")
                .param("id", id)
                .query(ConnectorsSql::connector)
                .optional();
    }

    private static Connector connector(ResultSet rs, int n) throws SQLException {
        return new Connector(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                rs.getString(4),
                rs.getInt(5),
                rs.getBoolean(6),
                rs.getLong(7),
                instant(rs.getTimestamp(8)),
                rs.getLong(9),
                instant(rs.getTimestamp(10)),
                rs.getString(11),
                instant(rs.getTimestamp(12)),
                rs.getLong(13),
                rs.getLong(14));
    }

    boolean isAny() {
        return jdbc.sql("select exists (select from messaging.connector)")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    byte[] secret(int id) {
        return jdbc.sql("select secret from messaging.connector where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getBytes(1))
                .single();
    }

    Optional<Integer> add(String name, String channel, String deliverTo, byte[] secret, int source) {
        return jdbc.sql("""
                        insert into messaging.connector (name, channel, deliver_to, secret, source_id)
                        values (:name, :channel, :to, :secret, :source) on conflict (name) do nothing returning id""")
                .param("name", name)
                .param("channel", channel)
                .param("to", deliverTo)
                .param("secret", secret)
                .param("source", source)
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    boolean change(int id, String deliverTo) {
        return jdbc.sql("update messaging.connector set deliver_to = :to where id = :id")
                        .param("id", id)
                        .param("to", deliverTo)
                        .update()
                == 1;
    }

    boolean disable(int id, boolean disabled) {
        return jdbc.sql("""
                        update messaging.connector set disabled_at = case when :off then coalesce(disabled_at, now()) end
                         where id = :id""").param("off", disabled).param("id", id).update() == 1;
    }

    void received(int id, int messages, Instant now) {
        jdbc.sql("""
                        update messaging.connector set received = received + :messages, received_at = :now::timestamptz, fault = null,
                               fault_at = null where id = :id""")
                .param("id", id)
                .param("messages", messages)
                .param("now", now.toString())
                .update();
    }

    void delivered(int id, Instant now) {
        jdbc.sql("""
                        update messaging.connector set delivered = delivered + 1, delivered_at = :now::timestamptz, fault = null,
                               fault_at = null where id = :id""").param("id", id).param("now", now.toString()).update();
    }

    void failed(int id, String sentence, Instant now) {
        jdbc.sql("update messaging.connector set fault = :fault, fault_at = :now::timestamptz where id = :id")
                .param("id", id)
                .param("fault", sentence.substring(0, Math.min(sentence.length(), 300)))
                .param("now", now.toString())
                .update();
    }

    boolean isNamed(String address) {
        return jdbc.sql("""
                        select exists (select from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                                         join customer.v_headline h on h.customer_id = p.customer_id
                                        where i.value = :address and h.name <> i.value and h.name <> '')""")
                .param("address", address)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }
}

package heartstring.messaging.mailboxes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of mail accounts. */
@Component
class MailboxesSql {

    private final JdbcClient jdbc;

    MailboxesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Mailbox> all() {
        return jdbc.sql("""
                        select id, name, address, imap_host, imap_port, imap_security, login, way, folder, smtp_host, smtp_port, smtp_security,
                               coalesce(private_to, 0), disabled_at is not null, validity, uid, since, last_at, last_good_at, last_count,
                               total, skipped, failures, trouble, next_at
                          from messaging.mailbox order by id limit :most""")
                .param("most", Mailboxes.MOST)
                .query((rs, n) -> mailbox(rs))
                .list();
    }

    private static Mailbox mailbox(ResultSet rs) throws SQLException {
        return new Mailbox(
                rs.getInt(1),
                rs.getString(2),
                rs.getString(3),
                new Mailbox.Server(rs.getString(4), rs.getInt(5), rs.getString(6)),
                rs.getString(7),
                rs.getString(8),
                rs.getString(9),
                new Mailbox.Server(rs.getString(10), rs.getInt(11), rs.getString(12)),
                rs.getLong(13),
                rs.getBoolean(14),
                rs.getLong(15),
                rs.getLong(16),
                rs.getTimestamp(17).toInstant(),
                new Mailbox.Status(
                        moment(rs.getTimestamp(18)),
                        moment(rs.getTimestamp(19)),
                        rs.getInt(20),
                        rs.getLong(21),
                        rs.getLong(22),
                        rs.getInt(23),
                        rs.getString(24),
                        rs.getTimestamp(25).toInstant()));
    }

    private static @Nullable Instant moment(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    Optional<Integer> add(MailboxDraft draft, Instant now, Instant since) {
        return jdbc.sql("""
                        insert into messaging.mailbox (name, address, imap_host, imap_port, imap_security, login, way, sealed, folder, smtp_host,
                                                       smtp_port, smtp_security, private_to, made_at, since, next_at)
                        values (:name, :address, :imapHost, :imapPort, :imapSecurity, :login, :way, '', :folder, :smtpHost, :smtpPort,
                                :smtpSecurity, nullif(:privateTo, 0), :now::timestamptz, :since::timestamptz, :now::timestamptz)
                        on conflict do nothing returning id""")
                .params(params(draft))
                .param("way", draft.way())
                .param("now", now.toString())
                .param("since", since.toString())
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    /** Another server or folder is read from its beginning. */
    boolean change(int id, MailboxDraft draft, Instant now) {
        return jdbc.sql("""
                        update messaging.mailbox m
                           set validity = case when (m.imap_host, m.login, m.folder) = (:imapHost, :login, :folder) then validity else 0 end,
                               uid = case when (m.imap_host, m.login, m.folder) = (:imapHost, :login, :folder) then uid else 0 end,
                               name = :name, address = :address, imap_host = :imapHost, imap_port = :imapPort, imap_security = :imapSecurity,
                               login = :login, folder = :folder, smtp_host = :smtpHost, smtp_port = :smtpPort, smtp_security = :smtpSecurity,
                               private_to = nullif(:privateTo, 0), next_at = :now::timestamptz
                         where id = :id and not exists (
                           select from messaging.mailbox o where o.id <> m.id and (o.name = :name or o.address = :address))""")
                        .params(params(draft))
                        .param("now", now.toString())
                        .param("id", id)
                        .update()
                == 1;
    }

    private static java.util.Map<String, Object> params(MailboxDraft draft) {
        return java.util.Map.ofEntries(
                java.util.Map.entry("name", draft.name()),
                java.util.Map.entry("address", draft.address()),
                java.util.Map.entry("imapHost", draft.imap().host()),
                java.util.Map.entry("imapPort", draft.imap().port()),
                java.util.Map.entry("imapSecurity", draft.imap().security()),
                java.util.Map.entry("login", draft.login()),
                java.util.Map.entry("folder", draft.folder()),
                java.util.Map.entry("smtpHost", draft.smtp().host()),
                java.util.Map.entry("smtpPort", draft.smtp().port()),
                java.util.Map.entry("smtpSecurity", draft.smtp().security()),
                java.util.Map.entry("privateTo", draft.privateTo()));
    }

    void seal(int id, String way, byte[] sealed) {
        jdbc.sql("update messaging.mailbox set way = :way, sealed = :sealed where id = :id")
                .param("way", way)
                .param("sealed", sealed)
                .param("id", id)
                .update();
    }

    byte[] sealed(int id) {
        return jdbc.sql("select sealed from messaging.mailbox where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getBytes(1))
                .single();
    }

    void disable(int id, boolean disabled, Instant now) {
        jdbc.sql("""
                        update messaging.mailbox set disabled_at = case when :disabled then :now::timestamptz end, next_at = :now::timestamptz
                         where id = :id""")
                .param("disabled", disabled)
                .param("now", now.toString())
                .param("id", id)
                .update();
    }

    void hurry(int id, Instant now) {
        jdbc.sql("update messaging.mailbox set next_at = :now::timestamptz where id = :id")
                .param("now", now.toString())
                .param("id", id)
                .update();
    }
}

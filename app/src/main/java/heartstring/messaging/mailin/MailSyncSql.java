package heartstring.messaging.mailin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of looks into accounts. */
@Component
class MailSyncSql {

    private final JdbcClient jdbc;

    MailSyncSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Integer> take(Instant now, Duration lease) {
        return jdbc.sql("""
                        update messaging.mailbox set taken_until = :until::timestamptz
                         where id = (select id from messaging.mailbox
                                      where disabled_at is null and next_at <= :now::timestamptz
                                        and (taken_until is null or taken_until <= :now::timestamptz)
                                      order by next_at, id limit 1 for update skip locked) returning id""")
                .param("now", now.toString())
                .param("until", now.plus(lease).toString())
                .query((rs, n) -> rs.getInt(1))
                .optional();
    }

    /** Whether whoever shows that address has told a name. */
    boolean isNamed(String email) {
        return jdbc.sql("""
                        select exists (select from customer.v_identifier i join customer.v_profile p on p.id = i.profile_id
                                         join customer.v_profile q on q.customer_id = p.customer_id
                                         join customer.v_trait t on t.profile_id = q.id
                                        where i.kind = 'email' and i.value = :email and t.name in ('name', 'firstName', 'lastName'))""")
                .param("email", email)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void advance(int mailbox, long validity, long uid) {
        jdbc.sql("update messaging.mailbox set validity = :validity, uid = :uid where id = :id")
                .param("validity", validity)
                .param("uid", uid)
                .param("id", mailbox)
                .update();
    }

    void skip(int mailbox, long validity, long uid) {
        jdbc.sql("update messaging.mailbox set validity = :validity, uid = :uid, skipped = skipped + 1 where id = :id")
                .param("validity", validity)
                .param("uid", uid)
                .param("id", mailbox)
                .update();
    }

    void good(int mailbox, int count, Instant now, Instant next) {
        jdbc.sql("""
                        update messaging.mailbox
                           set last_at = :now::timestamptz, last_good_at = :now::timestamptz, last_count = :count, total = total + :count,
                               failures = 0, trouble = null, next_at = :next::timestamptz, taken_until = null
                         where id = :id""")
                .param("count", count)
                .param("now", now.toString())
                .param("next", next.toString())
                .param("id", mailbox)
                .update();
    }

    void bad(int mailbox, String trouble, Instant now, Instant next) {
        jdbc.sql("""
                        update messaging.mailbox
                           set last_at = :now::timestamptz, last_count = 0, failures = failures + 1, trouble = :trouble,
                               next_at = :next::timestamptz, taken_until = null
                         where id = :id""")
                .param("trouble", trouble)
                .param("now", now.toString())
                .param("next", next.toString())
                .param("id", mailbox)
                .update();
    }
}

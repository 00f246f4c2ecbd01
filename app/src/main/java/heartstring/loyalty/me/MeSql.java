package heartstring.loyalty.me;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of members' codes, sessions and links. */
@Component
class MeSql {

    private final JdbcClient jdbc;

    MeSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a question; those that are over go on the way. */
    void ask(byte[] token, Instant until, Instant now) {
        jdbc.sql("""
                        delete from loyalty.me_ask where token = any(array(
                          select token from loyalty.me_ask where expires_at < :now::timestamptz order by expires_at limit 50
                             for update skip locked))""").param("now", now.toString()).update();
        jdbc.sql("insert into loyalty.me_ask (token, expires_at) values (:token, :until::timestamptz)")
                .param("token", token)
                .param("until", until.toString())
                .update();
    }

    void give(byte[] token, long memberId, byte[] code) {
        jdbc.sql("update loyalty.me_ask set member_id = :member, code = :code where token = :token")
                .param("member", memberId)
                .param("code", code)
                .param("token", token)
                .update();
    }

    /** Counts the try in any case; the right code is used up. */
    Optional<Long> enter(byte[] token, byte[] code, int mostTries, Instant now) {
        Optional<Long> member = jdbc.sql("""
                        update loyalty.me_ask set tries = tries + 1
                         where token = :token and expires_at > :now::timestamptz and tries < :most
                        returning case when code = :code then member_id end""")
                .param("token", token)
                .param("code", code)
                .param("most", mostTries)
                .param("now", now.toString())
                .query((rs, n) -> Optional.ofNullable(rs.getObject(1, Long.class)))
                .optional()
                .flatMap(found -> found);
        if (member.isPresent()) {
            jdbc.sql("delete from loyalty.me_ask where token = :token")
                    .param("token", token)
                    .update();
        }
        return member;
    }

    void open(byte[] token, long memberId, Instant until, Instant now) {
        jdbc.sql("""
                        delete from loyalty.me_session where token = any(array(
                          select token from loyalty.me_session where expires_at < :now::timestamptz order by expires_at limit 50
                             for update skip locked))""").param("now", now.toString()).update();
        jdbc.sql("""
                        insert into loyalty.me_session (token, member_id, expires_at)
                        values (:token, :member, :until::timestamptz)""")
                .param("token", token)
                .param("member", memberId)
                .param("until", until.toString())
                .update();
    }

    Optional<Long> member(byte[] token, Instant now) {
        return jdbc.sql(
                        "select member_id from loyalty.me_session where token = :token and expires_at > :now::timestamptz")
                .param("token", token)
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    void leave(byte[] token) {
        jdbc.sql("delete from loyalty.me_session where token = :token")
                .param("token", token)
                .update();
    }

    int version(long memberId) {
        return jdbc.sql("select version from loyalty.me_link where member_id = :member")
                .param("member", memberId)
                .query((rs, n) -> rs.getInt(1))
                .optional()
                .orElse(0);
    }

    void revoke(long memberId) {
        jdbc.sql("""
                        insert into loyalty.me_link as l (member_id, version) values (:member, 1)
                        on conflict (member_id) do update set version = l.version + 1""").param("member", memberId).update();
        jdbc.sql("delete from loyalty.me_session where member_id = :member")
                .param("member", memberId)
                .update();
        jdbc.sql("delete from loyalty.me_ask where member_id = :member")
                .param("member", memberId)
                .update();
    }

    Optional<String> emailOf(long customerId) {
        return jdbc.sql("select email from customer.v_headline where customer_id = :customer and email is not null")
                .param("customer", customerId)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    String unit(int unitId) {
        return jdbc.sql("select name from loyalty.unit where id = :unit")
                .param("unit", unitId)
                .query((rs, n) -> rs.getString(1))
                .single();
    }

    String nameOf(long customerId) {
        return jdbc.sql("select name from customer.v_headline where customer_id = :customer")
                .param("customer", customerId)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("");
    }

    /** The membership under an address that belongs to one customer alone; of several memberships the one that may be used. */
    Optional<Long> memberByEmail(String email) {
        List<long[]> found = jdbc.sql("""
                        select distinct p.customer_id, m.id, m.status
                          from customer.v_identifier i
                          join customer.v_profile shown on shown.id = i.profile_id and shown.erased_at is null
                          join customer.v_profile p on p.customer_id = shown.customer_id
                          join loyalty.member m on m.profile_id = p.id and m.status <> 'closed'
                         where i.kind = 'email' and i.value = :email order by m.status, m.id limit 100""")
                .param("email", email)
                .query((rs, n) -> new long[] {rs.getLong(1), rs.getLong(2)})
                .list();
        boolean one = found.stream().mapToLong(row -> row[0]).distinct().count() == 1;
        return one ? Optional.of(found.getFirst()[1]) : Optional.empty();
    }
}

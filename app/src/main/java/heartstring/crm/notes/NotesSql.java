package heartstring.crm.notes;

import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of notes and attachments. */
@Component
class NotesSql {

    private final JdbcClient jdbc;
    private final Reaches reaches;

    NotesSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    List<MentionRules.Colleague> colleagues(String beginning, int limit) {
        return jdbc.sql("""
                        select id, name from platform.v_user
                         where starts_with(lower(name), lower(:beginning)) and active order by name, id limit :limit""")
                .param("beginning", beginning)
                .param("limit", limit)
                .query((rs, n) -> new MentionRules.Colleague(rs.getLong(1), rs.getString(2)))
                .list();
    }

    Optional<Long> lead(long customer) {
        return jdbc.sql("""
                        select p.id from customer.v_profile p where p.customer_id = :customer and p.erased_at is null
                         order by p.key_kind = 'anonymous_id', p.id limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    List<Attachments.Attachment> attachments(long customer, long deal, int limit) {
        Reach reach = reaches.of(RecordKind.DEALS);
        return jdbc.sql("""
                        select f.id, f.name, f.size_bytes, coalesce(u.name, ''), a.added_at, coalesce(a.deal_id, 0)
                          from crm.attachment a join platform.v_file f on f.id = a.file_id
                          left join platform.v_user u on u.id = a.added_by
                         where ((:deal > 0 and a.deal_id = :deal)
                            or a.profile_id in (select p.id from customer.v_profile p where p.customer_id = :customer))%s
                         order by a.added_at desc, f.id desc limit :limit""".formatted(
                                reach.isAll()
                                        ? ""
                                        : " and (a.deal_id is null or exists (select from crm.deal r where r.id = a.deal_id"
                                                + reach.and("r.owner_id") + "))"))
                .params(reach.params())
                .param("customer", customer)
                .param("deal", deal)
                .param("limit", limit)
                .query((rs, n) -> new Attachments.Attachment(
                        rs.getObject(1, UUID.class),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getString(4),
                        rs.getTimestamp(5).toInstant(),
                        rs.getLong(6)))
                .list();
    }

    long countAttachments(long customer) {
        return jdbc.sql("""
                        select count(*) from customer.v_profile p join crm.attachment a on a.profile_id = p.id
                         where p.customer_id = :customer""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void attach(UUID file, long profile, long deal, long user, Instant now) {
        jdbc.sql("""
                        insert into crm.attachment (file_id, profile_id, deal_id, added_at, added_by)
                        values (:file, :profile, nullif(:deal::bigint, 0), :now::timestamptz, nullif(:user::bigint, 0))""")
                .param("file", file)
                .param("profile", profile)
                .param("deal", deal)
                .param("user", user)
                .param("now", now.toString())
                .update();
    }

    /** Where a file stands; the owner and the deal are 0 for none. */
    record Place(long customerId, long dealId, long ownerId) {}

    Optional<Place> place(UUID file) {
        return jdbc.sql("""
                        select p.customer_id, coalesce(a.deal_id, 0), coalesce(d.owner_id, 0) from crm.attachment a
                          join customer.v_profile p on p.id = a.profile_id left join crm.deal d on d.id = a.deal_id
                         where a.file_id = :file""")
                .param("file", file)
                .query((rs, n) -> new Place(rs.getLong(1), rs.getLong(2), rs.getLong(3)))
                .optional();
    }

    int detach(UUID file) {
        return jdbc.sql("delete from crm.attachment where file_id = :file")
                .param("file", file)
                .update();
    }
}

package heartstring.crm.inbox;

import heartstring.crm.talk.TalkRules;
import heartstring.crm.talk.Who;
import heartstring.crm.talk.Words;
import heartstring.platform.reach.Reach;
import heartstring.platform.reach.Reaches;
import heartstring.platform.reach.RecordKind;
import heartstring.platform.web.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of one conversation: what was said is read newest first along an index by piece, whatever its length. */
@Component
class ThreadSql {

    private final JdbcClient jdbc;
    private final Reaches reaches;

    ThreadSql(JdbcClient jdbc, Reaches reaches) {
        this.jdbc = jdbc;
        this.reaches = reaches;
    }

    /** A talk with its words; {@code delivery} is how its message stands on the way out, empty for one that did not leave by us. */
    record Row(long id, long conversationId, Instant at, Who who, String channel, Words words, String delivery) {}

    private static String seen(Reach reach) {
        return reach.and("c.assignee_id", "c.team_id");
    }

    /** What was said with a customer that this user may see, newest first. */
    List<Row> said(long customer, long user, @Nullable Cursor before, int most) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        return jdbc.sql("""
                        with t as materialized (
                          select t.* from customer.v_profile p cross join lateral (
                            select t.touchpoint_id, t.conversation_id, t.at, t.who, t.channel
                              from crm.talk t join crm.conversation c on c.id = t.conversation_id
                             where t.profile_id = p.id and (c.private_to is null or c.private_to = :user)%s
                               and (t.at, t.touchpoint_id) < (:at::timestamptz, :id)
                             order by t.at desc, t.touchpoint_id desc limit :most) t
                           where p.customer_id = :customer order by t.at desc, t.touchpoint_id desc limit :most)
                        select t.touchpoint_id, t.conversation_id, t.at, t.who, t.channel, v.name,
                               case when jsonb_exists(v.body -> 'properties', 'html')
                                    then jsonb_set(v.body, '{properties,html}', '"1"') else v.body end::text,
                               coalesce(m.state, '')
                          from t join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                          left join messaging.v_mail m on t.who = 'us' and m.mail_id = v.body #>> '{properties,message_id}'
                         order by t.at desc, t.touchpoint_id desc""".formatted(seen(reach)))
                .params(reach.params())
                .param("customer", customer)
                .param("user", user)
                .param("at", before == null ? "infinity" : before.moment(0).toString())
                .param("id", before == null ? Long.MAX_VALUE : before.number(1))
                .param("most", most)
                .query((rs, n) -> new Row(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getTimestamp(3).toInstant(),
                        Who.of(rs.getString(4)),
                        rs.getString(5),
                        TalkRules.words(rs.getString(6), rs.getString(7)),
                        rs.getString(8)))
                .list();
    }

    /** The whole body of one talk of that customer that this user may see. */
    Optional<String> body(long customer, long touchpoint, long user) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        return jdbc.sql("""
                        select v.body::text from crm.talk t
                          join crm.conversation c on c.id = t.conversation_id
                          join customer.v_profile p on p.id = t.profile_id
                          join touchpoint.v_touchpoint v on v.id = t.touchpoint_id
                         where t.touchpoint_id = :touchpoint and p.customer_id = :customer
                           and (c.private_to is null or c.private_to = :user)%s""".formatted(seen(reach)))
                .params(reach.params())
                .param("touchpoint", touchpoint)
                .param("customer", customer)
                .param("user", user)
                .query((rs, n) -> rs.getString(1))
                .optional();
    }

    /** Whether a touchpoint is talk that this user may see. */
    boolean isSeen(long touchpoint, long user) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        return jdbc.sql("""
                        select exists (select from crm.talk t join crm.conversation c on c.id = t.conversation_id
                                        where t.touchpoint_id = :touchpoint and (c.private_to is null or c.private_to = :user)%s)""".formatted(seen(reach)))
                .params(reach.params())
                .param("touchpoint", touchpoint)
                .param("user", user)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    String name(long customer) {
        return jdbc.sql("select name from customer.v_headline where customer_id = :customer")
                .param("customer", customer)
                .query((rs, n) -> rs.getString(1))
                .optional()
                .orElse("Somebody");
    }

    List<ThreadView.Other> others(long customer, long but, long user, int most) {
        Reach reach = reaches.of(RecordKind.CONVERSATIONS);
        return jdbc.sql("""
                        select c.id, c.state, c.channel, c.last_at, c.talks from customer.v_profile p
                          join crm.conversation c on c.profile_id = p.id
                         where p.customer_id = :customer and c.id <> :but and c.merged_into is null
                           and (c.private_to is null or c.private_to = :user)%s
                         order by c.last_at desc limit :most""".formatted(seen(reach)))
                .params(reach.params())
                .param("customer", customer)
                .param("but", but)
                .param("user", user)
                .param("most", most)
                .query((rs, n) -> new ThreadView.Other(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getTimestamp(4).toInstant(),
                        rs.getInt(5)))
                .list();
    }

    /** Notes that somebody is here; others who are, too. */
    List<ThreadView.Present> present(
            long conversation, long user, @Nullable Boolean writing, Instant now, Duration stay) {
        if (writing != null && user != 0) {
            jdbc.sql("""
                            insert into crm.presence (conversation_id, user_id, writing, until_at)
                            select id, :user, :writing, :until::timestamptz from crm.conversation where id = :conversation
                            on conflict (conversation_id, user_id) do update set writing = excluded.writing, until_at = excluded.until_at""")
                    .param("conversation", conversation)
                    .param("user", user)
                    .param("writing", writing)
                    .param("until", now.plus(stay).toString())
                    .update();
        }
        return jdbc.sql("""
                        select coalesce(u.name, 'A colleague'), p.writing from crm.presence p left join platform.v_user u on u.id = p.user_id
                         where p.conversation_id = :conversation and p.user_id <> :user and p.until_at > :now::timestamptz order by 1 limit 10""")
                .param("conversation", conversation)
                .param("user", user)
                .param("now", now.toString())
                .query((rs, n) -> new ThreadView.Present(rs.getString(1), rs.getBoolean(2)))
                .list();
    }

    void forgetPresence(Instant before) {
        jdbc.sql("delete from crm.presence where until_at < :before::timestamptz")
                .param("before", before.toString())
                .update();
    }
}

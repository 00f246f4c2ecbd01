package heartstring.decision.campaigns;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of campaigns that run. */
@Component
class RunSql {

    private final JdbcClient jdbc;

    RunSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that runs and is due; {@code allowed} how many may go within this minute. */
    record Due(
            long id,
            int segmentId,
            int templateId,
            long drawnAfter,
            boolean drawn,
            Instant startedAt,
            int allowed,
            Instant minuteEnds) {}

    /** Whose turn it is. */
    record Person(long profileId, long customerId) {}

    /** One whose people are not all known yet, kept from other servers for as long as a lease. */
    Optional<Due> toDraw(Instant now, Instant until) {
        return jdbc.sql("""
                        update decision.campaign c set next_at = :until
                         where c.id = any(array(select id from decision.campaign
                                                 where state = 'running' and not drawn and next_at <= :now
                                                 order by next_at, id limit 1 for update skip locked))
                        returning c.id, c.segment_id, c.template_id, c.drawn_after, c.drawn, c.started_at, 0, :now::timestamptz""")
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .query((rs, n) -> new Due(
                        rs.getLong(1),
                        rs.getInt(2),
                        rs.getInt(3),
                        rs.getLong(4),
                        rs.getBoolean(5),
                        rs.getTimestamp(6).toInstant(),
                        rs.getInt(7),
                        rs.getTimestamp(8).toInstant()))
                .optional();
    }

    /** Moves on past the people who were drawn, if nobody else has. */
    boolean drew(Due due, long after, boolean all, Instant now) {
        return jdbc.sql("""
                        update decision.campaign set drawn_after = :after, drawn = :all, next_at = case when state = 'running' then :now::timestamptz end
                         where id = :id and drawn_after = :before and not drawn""")
                        .param("id", due.id())
                        .param("before", due.drawnAfter())
                        .param("after", after)
                        .param("all", all)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Each customer by their first piece, once. */
    void add(long id, Collection<Long> customers, Instant now) {
        jdbc.sql("""
                        with added as (
                          insert into decision.campaign_person (campaign_id, profile_id, due_at)
                          select :id, min(p.id), :now::timestamptz from customer.v_profile p
                           where p.customer_id = any(:customers) and p.erased_at is null group by p.customer_id
                          on conflict do nothing returning 1)
                        update decision.campaign set people = people + (select count(*) from added) where id = :id""")
                .param("id", id)
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** One that is due, held until the transaction ends, so that one server at a time sends for it. */
    Optional<Due> toSend(Instant now) {
        return jdbc.sql("""
                        select id, segment_id, template_id, drawn_after, drawn, started_at,
                               case when minute_at > :now::timestamptz - interval '1 minute' then per_minute - minute_count else per_minute end,
                               case when minute_at > :now::timestamptz - interval '1 minute' then minute_at else :now::timestamptz end
                                 + interval '1 minute'
                          from decision.campaign where state = 'running' and drawn and next_at <= :now
                         order by next_at, id limit 1 for update skip locked""")
                .param("now", Timestamp.from(now))
                .query((rs, n) -> new Due(
                        rs.getLong(1),
                        rs.getInt(2),
                        rs.getInt(3),
                        rs.getLong(4),
                        rs.getBoolean(5),
                        rs.getTimestamp(6).toInstant(),
                        rs.getInt(7),
                        rs.getTimestamp(8).toInstant()))
                .optional();
    }

    List<Person> people(long id, Instant now, int most) {
        return jdbc.sql("""
                        select c.profile_id, coalesce(p.customer_id, 0)
                          from decision.campaign_person c left join customer.v_profile p on p.id = c.profile_id and p.erased_at is null
                         where c.campaign_id = :id and c.state = 'waiting' and c.due_at <= :now order by c.due_at, c.profile_id limit :most""")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("most", most)
                .query((rs, n) -> new Person(rs.getLong(1), rs.getLong(2)))
                .list();
    }

    /** Those of these customers for whom it is settled by another of their pieces. */
    Set<Long> settled(long id, Collection<Long> customers) {
        return new HashSet<>(jdbc.sql("""
                        select distinct p.customer_id from customer.v_profile p
                          join decision.campaign_person c on c.campaign_id = :id and c.profile_id = p.id and c.state = any(array['sent', 'held_out'])
                         where p.customer_id = any(:customers)""")
                .param("id", id)
                .param(
                        "customers",
                        customers.stream().mapToLong(Long::longValue).toArray())
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    void settle(long id, long profile, String state, @Nullable String why, long sending, Instant now) {
        jdbc.sql("""
                        update decision.campaign_person set state = :state, why = :why, sending_id = nullif(:sending, 0), settled_at = :now
                         where campaign_id = :id and profile_id = :profile and state = 'waiting'""")
                .param("id", id)
                .param("profile", profile)
                .param("state", state)
                .param("why", why)
                .param("sending", sending)
                .param("now", Timestamp.from(now))
                .update();
    }

    void later(long id, long profile, Instant due) {
        jdbc.sql("""
                        update decision.campaign_person set due_at = :due
                         where campaign_id = :id and profile_id = :profile and state = 'waiting'""")
                .param("id", id)
                .param("profile", profile)
                .param("due", Timestamp.from(due))
                .update();
    }

    /** Counts what went, and says when it goes on. */
    void went(Due due, int messages, Instant next, Instant now) {
        jdbc.sql("""
                        update decision.campaign
                           set next_at = :next,
                               minute_count = case when minute_at > :now::timestamptz - interval '1 minute' then minute_count else 0 end + :messages,
                               minute_at = case when minute_at > :now::timestamptz - interval '1 minute' then minute_at else :now::timestamptz end
                         where id = :id""")
                .param("id", due.id())
                .param("messages", messages)
                .param("next", Timestamp.from(next))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** When the next of them is due; empty where nobody waits. */
    Optional<Instant> next(long id) {
        return jdbc.sql("""
                        select due_at from decision.campaign_person where campaign_id = :id and state = 'waiting'
                         order by due_at, profile_id limit 1""")
                .param("id", id)
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .optional();
    }

    void done(long id, Instant now) {
        jdbc.sql("update decision.campaign set state = 'done', next_at = null, ended_at = :now where id = :id")
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }
}

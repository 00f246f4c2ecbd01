package heartstring.story.memory;

import heartstring.customer.owners.CustomerReach;
import heartstring.customer.owners.CustomersInReach;
import heartstring.customer.privacy.PersonalData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of the memory. */
@Component
class MemorySql {

    private static final String COLUMNS =
            "m.id, p.customer_id, m.kind, m.words, m.due, m.ours, m.state, m.touchpoint_id, t.channel, m.said_at";

    private final JdbcClient jdbc;
    private final CustomersInReach customers;

    MemorySql(JdbcClient jdbc, CustomersInReach customers) {
        this.jdbc = jdbc;
        this.customers = customers;
    }

    /** What was found in one batch, column by column; what is known already stays as it is. */
    record Finds(
            long[] profiles,
            long[] touchpoints,
            String[] kinds,
            String[] words,
            int[] starts,
            int[] ends,
            @Nullable String[] dues,
            boolean[] ours,
            String[] saidAts) {}

    void keep(Finds finds) {
        jdbc.sql("""
                        insert into story.memory (profile_id, touchpoint_id, kind, words, starts, ends, due, ours, said_at)
                        select profile_id, touchpoint_id, kind, words, starts, ends, due::date, ours, said_at::timestamptz
                          from unnest(:profiles::bigint[], :touchpoints::bigint[], :kinds::text[], :words::text[], :starts::int[],
                                      :ends::int[], :dues::text[], :ours::boolean[], :saidAts::text[])
                               f(profile_id, touchpoint_id, kind, words, starts, ends, due, ours, said_at)
                        on conflict (touchpoint_id, kind, starts) do nothing""")
                .param("profiles", finds.profiles())
                .param("touchpoints", finds.touchpoints())
                .param("kinds", finds.kinds())
                .param("words", finds.words())
                .param("starts", finds.starts())
                .param("ends", finds.ends())
                .param("dues", finds.dues())
                .param("ours", finds.ours())
                .param("saidAts", finds.saidAts())
                .update();
    }

    /** Those that came in more than so many days after they happened: an old history, not news. */
    Set<Long> late(long[] touchpoints, int days) {
        return new HashSet<>(jdbc.sql("""
                        select id from touchpoint.v_touchpoint
                         where id = any(:touchpoints) and recorded_at > occurred_at + :days * interval '1 day'""")
                .param("touchpoints", touchpoints)
                .param("days", days)
                .query((rs, n) -> rs.getLong(1))
                .list());
    }

    /** Forgets what was found and no colleague touched. */
    void forgetFound() {
        jdbc.sql("delete from story.memory where state = 'found'").update();
    }

    void withdraw(long[] touchpoints) {
        jdbc.sql("delete from story.memory where touchpoint_id = any(:touchpoints)")
                .param("touchpoints", touchpoints)
                .update();
    }

    /** What is kept of a customer, over all pieces: open promises of ours by their day, then the rest, newest first. */
    List<Remembered> of(long customerId, boolean doneToo, int limit) {
        return jdbc.sql("select " + COLUMNS + """
                          from customer.v_profile p join story.memory m on m.profile_id = p.id
                          join touchpoint.v_touchpoint t on t.id = m.touchpoint_id
                         where p.customer_id = :customer and (:done or m.state in ('found', 'confirmed'))
                         order by m.state in ('settled', 'dismissed'), (m.kind = 'promise' and m.ours) desc, m.due nulls last,
                                  m.said_at desc, m.touchpoint_id desc, m.starts, m.id
                         limit :limit""".indent(1))
                .param("customer", customerId)
                .param("done", doneToo)
                .param("limit", limit)
                .query(MemorySql::remembered)
                .list();
    }

    Optional<Remembered> one(long id) {
        return jdbc.sql("select " + COLUMNS + """
                          from story.memory m join customer.v_profile p on p.id = m.profile_id
                          join touchpoint.v_touchpoint t on t.id = m.touchpoint_id where m.id = :id""".indent(1))
                .param("id", id)
                .query(MemorySql::remembered)
                .optional();
    }

    /** One of them, which nobody else changes until the transaction ends. */
    Optional<Remembered> locked(long id) {
        jdbc.sql("select id from story.memory where id = :id for update")
                .param("id", id)
                .query(row -> {});
        return one(id);
    }

    /** Open promises of ours by the day they are due, those without a day last, if they were given since then. */
    List<Remembered> promises(LocalDate afterDue, long afterId, Instant since, int limit) {
        CustomerReach reach = customers.now();
        return jdbc.sql("select " + COLUMNS + """
                          from story.memory m join customer.v_profile p on p.id = m.profile_id
                          join touchpoint.v_touchpoint t on t.id = m.touchpoint_id
                         where m.kind = 'promise' and m.ours and m.state in ('found', 'confirmed')
                           and (coalesce(m.due, 'infinity'::date), m.id) > (:due::date, :id)
                           and (m.due is not null or m.said_at >= :since::timestamptz)%s
                         order by coalesce(m.due, 'infinity'::date), m.id limit :limit""".indent(1).formatted(reach.andOf("p.customer_id")))
                .params(reach.params())
                .param("due", afterDue.equals(LocalDate.MAX) ? "infinity" : afterDue.toString())
                .param("id", afterId)
                .param("since", since.toString())
                .param("limit", limit)
                .query(MemorySql::remembered)
                .list();
    }

    void change(long id, String kind, String words, @Nullable LocalDate due, String state, long user, Instant at) {
        jdbc.sql("""
                        update story.memory set kind = :kind, words = :words, due = :due::date, state = :state,
                               changed_by = :user, changed_at = :at::timestamptz
                         where id = :id""")
                .param("id", id)
                .param("kind", kind)
                .param("words", words)
                .param("due", due == null ? null : due.toString())
                .param("state", state)
                .param("user", user == 0 ? null : user)
                .param("at", at.toString())
                .update();
    }

    void export(long[] profiles, PersonalData.Rows rows) {
        jdbc.sql("""
                        select json_build_object('profile', profile_id, 'touchpoint', touchpoint_id, 'kind', kind, 'words', words,
                                                 'due', due, 'ours', ours, 'state', state, 'saidAt', said_at)
                          from story.memory where profile_id = any(:profiles) order by said_at, id""").param("profiles", profiles).query(rs -> {
            rows.row("Memory", rs.getString(1));
        });
    }

    long forget(long[] profiles) {
        return jdbc.sql("delete from story.memory where profile_id = any(:profiles)")
                .param("profiles", profiles)
                .update();
    }

    private static Remembered remembered(ResultSet rs, int number) throws SQLException {
        return new Remembered(
                rs.getLong(1),
                rs.getLong(2),
                rs.getString(3),
                rs.getString(4),
                rs.getObject(5, LocalDate.class),
                rs.getBoolean(6),
                rs.getString(7),
                rs.getLong(8),
                rs.getString(9),
                rs.getTimestamp(10).toInstant());
    }
}

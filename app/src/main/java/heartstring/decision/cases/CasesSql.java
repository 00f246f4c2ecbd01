package heartstring.decision.cases;

import heartstring.customer.owners.CustomerReach;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of cases and their steps. */
@Component
class CasesSql {

    /**
     * With the others that are open of the same family since their customers were joined, or were closed together then: urgent and due
     * as the first of them.
     */
    private static final String ONE = """
            select c.id, c.profile_id, p.customer_id, coalesce(h.name, ''), c.cause, c.state, least(c.priority, g.priority),
                   coalesce(c.owner_id, 0), coalesce(u.name, ''), c.store, c.opened_at, least(c.first_due_at, g.first_due_at),
                   least(c.end_due_at, g.end_due_at), c.first_action_at, c.waiting_since, c.closed_at,
                   c.ending, coalesce(c.said_recovered, ''), coalesce(c.shown_recovered, ''), coalesce(c.shown_why, ''),
                   (select count(*) from decision.evidence e where e.case_id = any(coalesce(g.ids, array[c.id]))),
                   coalesce(g.ids, array[c.id])
              from decision.customer_case c
              join customer.v_profile p on p.id = c.profile_id
              left join customer.v_headline h on h.customer_id = p.customer_id
              left join platform.v_user u on u.id = c.owner_id
              left join lateral (
                select array_agg(o.id order by o.opened_at, o.id) as ids, array_agg(o.owner_id order by o.opened_at, o.id) as owners,
                       min(o.priority) as priority, min(o.first_due_at) as first_due_at, min(o.end_due_at) as end_due_at
                  from customer.v_profile op join decision.customer_case o on o.profile_id = op.id
                 where (c.state <> 'closed' or c.closed_group is not null) and op.customer_id = p.customer_id and o.family = c.family
                   and case when c.state <> 'closed' then o.state <> 'closed' else o.closed_group = c.closed_group end) g on true
             where true""";

    /** Stands by itself: was closed so, or is the first of those that go on or were closed together, or is with somebody else yet. */
    private static final String LEADS = " and (g.ids is null or c.id = g.ids[1]"
            + " or (c.state <> 'closed' and c.owner_id is not null and c.owner_id is distinct from g.owners[1]))";

    private final JdbcClient jdbc;

    CasesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Case row(ResultSet rs, int n) throws SQLException {
        return new Case(
                rs.getLong(1),
                rs.getLong(2),
                rs.getLong(3),
                rs.getString(4),
                Cause.of(rs.getString(5)).orElseThrow(),
                rs.getString(6),
                rs.getInt(7),
                rs.getLong(8),
                rs.getString(9),
                rs.getString(10),
                rs.getTimestamp(11).toInstant(),
                moment(rs, 12),
                moment(rs, 13),
                moment(rs, 14),
                moment(rs, 15),
                moment(rs, 16),
                rs.getString(17) == null ? null : Ending.of(rs.getString(17)).orElseThrow(),
                rs.getString(18),
                rs.getString(19),
                rs.getString(20),
                rs.getInt(21),
                Arrays.stream((Long[]) rs.getArray(22).getArray()).toList());
    }

    private static @Nullable Instant moment(ResultSet rs, int column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    Optional<Case> find(long id) {
        return jdbc.sql(ONE + " and c.id = :id")
                .param("id", id)
                .query(CasesSql::row)
                .optional();
    }

    /** Those that go on together with it, itself among them. */
    List<Long> together(long id) {
        return find(id).map(Case::together).orElse(List.of(id));
    }

    /** Those that go on together with it, itself among them, locked in order; none when there is no such case. */
    long[] lock(long id) {
        return jdbc.sql("""
                        select o.id from decision.customer_case o
                         where o.id in (select o.id from decision.customer_case c join customer.v_profile p on p.id = c.profile_id
                                          join customer.v_profile op on op.customer_id = p.customer_id
                                          join decision.customer_case o on o.profile_id = op.id and o.family = c.family
                                         where c.id = :id and (o.id = c.id or (c.state <> 'closed' and o.state <> 'closed')
                                                               or o.closed_group = c.closed_group))
                         order by o.id for update""").param("id", id).query((rs, n) -> rs.getLong(1)).list().stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    List<Case> ofCustomer(long customer, int most) {
        return jdbc.sql(ONE + LEADS + " and p.customer_id = :customer order by c.opened_at desc, c.id desc limit :most")
                .param("customer", customer)
                .param("most", most)
                .query(CasesSql::row)
                .list();
    }

    /**
     * A page of the list, the newest first.
     *
     * @param whose 0 for everybody's, -1 for nobody's, else a colleague's
     * @param me sees one's own whatever the reach
     */
    List<Case> page(
            String state,
            String cause,
            long whose,
            CustomerReach reach,
            long me,
            Instant before,
            long below,
            int most) {
        String seen = reach.isAll() ? "" : " and (c.owner_id = :me or " + reach.testOf("p.customer_id") + ")";
        // Said outright, so that what is running is found without the closed ones.
        String states = switch (state) {
            case "" -> "";
            case "closed" -> " and c.state = 'closed'";
            case "running" -> " and c.state <> 'closed'";
            default -> " and c.state <> 'closed' and c.state = :state";
        };
        String owners = whose == 0 ? "" : whose == -1 ? " and c.owner_id is null" : " and c.owner_id = :whose";
        String causes = cause.isEmpty() ? "" : " and c.cause = :cause";
        return jdbc.sql(ONE + LEADS + states + owners + causes
                        + " and (c.opened_at, c.id) < (:before::timestamptz, :below)" + seen
                        + " order by c.opened_at desc, c.id desc limit :most")
                .params(reach.params())
                .param("state", state)
                .param("cause", cause)
                .param("whose", whose)
                .param("me", me)
                .param("before", before.toString())
                .param("below", below)
                .param("most", most)
                .query(CasesSql::row)
                .list();
    }

    /** How many are running: everybody's, nobody's, mine, and late ones; of those within reach. */
    record Counts(long running, long nobodys, long mine, long late) {}

    Counts counts(CustomerReach reach, long me, Instant now) {
        String seen = reach.isAll() ? "" : " and (c.owner_id = :me or " + reach.testOf("c.customer_id") + ")";
        return jdbc.sql("""
                        select count(*), count(*) filter (where c.owner_id is null), count(*) filter (where c.owner_id = :me),
                               count(*) filter (where c.state = 'open' and case when c.first_action_at is null then c.first_due_at
                                                                                else c.end_due_at end < :now::timestamptz)
                          from (select p.customer_id, c.owner_id, c.state, c.first_action_at, row_number() over by_age as nth,
                                       first_value(c.owner_id) over by_age as leads, min(c.first_due_at) over one as first_due_at,
                                       min(c.end_due_at) over one as end_due_at
                                  from decision.customer_case c join customer.v_profile p on p.id = c.profile_id where c.state <> 'closed'
                                window one as (partition by p.customer_id, c.family), by_age as (one order by c.opened_at, c.id)) c
                         where (c.nth = 1 or (c.owner_id is not null and c.owner_id is distinct from c.leads))""" + seen)
                .params(reach.params())
                .param("me", me)
                .param("now", now.toString())
                .query((rs, n) -> new Counts(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
                .single();
    }

    /** Nobody else opens a case of this customer before the transaction ends. */
    void alone(long customer) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('decision.cases', :customer))")
                .param("customer", customer)
                .query(rs -> {});
    }

    /** Whose a piece is; empty once erased. */
    Optional<Long> customer(long profile) {
        return jdbc.sql("select customer_id from customer.v_profile where id = :profile and erased_at is null")
                .param("profile", profile)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<Long> lead(long customer) {
        return jdbc.sql("""
                        select id from customer.v_profile where customer_id = :customer and erased_at is null
                         order by created_at, id limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    Optional<Long> running(long customer, String family) {
        return jdbc.sql("""
                        select c.id from decision.customer_case c join customer.v_profile p on p.id = c.profile_id
                         where p.customer_id = :customer and c.family = :family and c.state <> 'closed'
                         order by c.opened_at, c.id limit 1 for update of c""")
                .param("customer", customer)
                .param("family", family)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** A case to open. */
    record Draft(
            long profile,
            Cause cause,
            int priority,
            long owner,
            String store,
            Instant at,
            @Nullable Instant firstDue,
            @Nullable Instant endDue) {}

    Optional<Long> insert(Draft d) {
        return jdbc.sql("""
                        insert into decision.customer_case (profile_id, family, cause, priority, owner_id, store, opened_at, first_due_at,
                                                            end_due_at)
                        values (:profile, :family, :cause, :priority, nullif(:owner, 0::bigint), :store, :at::timestamptz,
                                :first::timestamptz, :end::timestamptz)
                        on conflict do nothing returning id""")
                .param("profile", d.profile())
                .param("family", d.cause().family())
                .param("cause", d.cause().word())
                .param("priority", d.priority())
                .param("owner", d.owner())
                .param("store", d.store())
                .param("at", d.at().toString())
                .param("first", text(d.firstDue()))
                .param("end", text(d.endDue()))
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    void prioritise(long id, int priority) {
        jdbc.sql("update decision.customer_case set priority = least(priority, :priority) where id = :id")
                .param("id", id)
                .param("priority", priority)
                .update();
    }

    /** Whether any of them was another's. */
    boolean own(long[] ids, long owner) {
        return jdbc.sql("""
                        update decision.customer_case set owner_id = nullif(:owner, 0::bigint)
                         where id = any(:ids) and owner_id is distinct from nullif(:owner, 0::bigint)""").param("ids", ids).param("owner", owner).update() > 0;
    }

    void acted(long[] ids, Instant at) {
        jdbc.sql("""
                        update decision.customer_case set first_action_at = coalesce(first_action_at, greatest(:at::timestamptz, opened_at))
                         where id = any(:ids)""").param("ids", ids).param("at", at.toString()).update();
    }

    /** Waits for the customer since then; goes on with null. */
    void waits(long[] ids, @Nullable Instant since) {
        jdbc.sql("""
                        update decision.customer_case
                           set state = case when :since::timestamptz is null then 'open' else 'waiting' end, waiting_since = :since::timestamptz
                         where id = any(:ids)""").param("ids", ids).param("since", text(since)).update();
    }

    /** Several are closed together, under the number of the first of them. */
    void close(long[] ids, long lead, Instant at, long by, Ending ending) {
        jdbc.sql("""
                        update decision.customer_case set state = 'closed', waiting_since = null, closed_group = nullif(:lead, 0::bigint),
                               closed_at = greatest(:at::timestamptz, opened_at), closed_by = :by, ending = :ending where id = any(:ids)""")
                .param("ids", ids)
                .param("at", at.toString())
                .param("by", by)
                .param("ending", ending.word())
                .param("lead", ids.length > 1 ? lead : 0)
                .update();
    }

    /** The caller has seen that none of the family is open for their customer. */
    void reopen(long[] ids) {
        jdbc.sql("""
                        update decision.customer_case c set state = 'open', closed_at = null, closed_by = null, ending = null,
                               closed_group = null, said_recovered = null, said_by = null, said_at = null, shown_recovered = null,
                               shown_why = null, shown_at = null
                         where id = any(:ids)""").param("ids", ids).update();
    }

    void say(long[] ids, String recovered, long by, Instant at) {
        jdbc.sql("""
                        update decision.customer_case set said_recovered = :recovered, said_by = :by, said_at = :at::timestamptz
                         where id = any(:ids)""")
                .param("ids", ids)
                .param("recovered", recovered)
                .param("by", by)
                .param("at", at.toString())
                .update();
    }

    void step(long id, Instant at, long by, String kind, @Nullable Long touchpoint) {
        steps(new long[] {id}, at, by, kind, touchpoint);
    }

    /** The same step of each of these. */
    void steps(long[] ids, Instant at, long by, String kind, @Nullable Long touchpoint) {
        jdbc.sql("""
                        insert into decision.case_step (case_id, at, user_id, kind, touchpoint_id)
                        select id, :at::timestamptz, :by, :kind, :touchpoint::bigint from unnest(:ids::bigint[]) as i(id)""")
                .param("ids", ids)
                .param("at", at.toString())
                .param("by", by)
                .param("kind", kind)
                .param("touchpoint", touchpoint, java.sql.Types.BIGINT)
                .update();
    }

    void evidence(long id, long profile, Cause cause, long touchpoint, Instant at, int score, int most) {
        jdbc.sql("""
                        insert into decision.evidence (case_id, profile_id, cause, touchpoint_id, at, score, most)
                        values (:id, :profile, :cause, :touchpoint, :at::timestamptz, nullif(:score, 0), nullif(:most, 0))
                        on conflict do nothing""")
                .param("score", score)
                .param("most", most)
                .param("id", id)
                .param("profile", profile)
                .param("cause", cause.word())
                .param("touchpoint", touchpoint)
                .param("at", at.toString())
                .update();
    }

    boolean isOwnedBy(long customer, long user) {
        return jdbc.sql("""
                        select exists (select from decision.customer_case c join customer.v_profile p on p.id = c.profile_id
                                        where p.customer_id = :customer and c.owner_id = :user and c.state <> 'closed')""")
                .param("customer", customer)
                .param("user", user)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }
}

package heartstring.crm.deals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements of deals, their lines and moves. */
@Component
class DealsSql {

    /** One deal as the record has it; whoever reads adds what to look for. */
    static final String DEAL = """
            select d.id, d.title, p.customer_id, coalesce(h.name, ''), coalesce(h.kind, '') = 'company',
                   coalesce(q.customer_id, 0), coalesce(g.name, ''), d.pipeline_id, d.stage_id, s.name, s.rotten_days,
                   d.amount_minor, d.currency, coalesce(d.owner_id, 0), coalesce(u.name, ''), d.expected_on,
                   case d.state when 'won' then 100 when 'lost' then 0 else coalesce(d.probability, s.probability) end,
                   d.probability, d.state, d.reason, d.closed_at, d.stage_since, d.created_at, d.changed_at, d.version,
                   d.fields::text
              from crm.deal d
              join crm.stage s on s.id = d.stage_id
              join customer.v_profile p on p.id = d.profile_id
              left join customer.v_headline h on h.customer_id = p.customer_id
              left join customer.v_profile q on q.id = d.contact_profile_id
              left join customer.v_headline g on g.customer_id = q.customer_id
              left join platform.v_user u on u.id = d.owner_id
            """;

    private final JdbcClient jdbc;

    DealsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static Deal deal(ResultSet rs) throws SQLException {
        return new Deal(
                rs.getLong(1),
                rs.getString(2),
                rs.getLong(3),
                rs.getString(4),
                rs.getBoolean(5),
                rs.getLong(6),
                rs.getString(7),
                rs.getInt(8),
                rs.getInt(9),
                rs.getString(10),
                (Integer) rs.getObject(11),
                (Long) rs.getObject(12),
                rs.getString(13),
                rs.getLong(14),
                rs.getString(15),
                rs.getObject(16, LocalDate.class),
                rs.getInt(17),
                rs.getObject(18) == null ? null : rs.getInt(18),
                rs.getString(19),
                rs.getString(20),
                instant(rs.getTimestamp(21)),
                rs.getTimestamp(22).toInstant(),
                rs.getTimestamp(23).toInstant(),
                rs.getTimestamp(24).toInstant(),
                rs.getInt(25),
                JsonMapper.shared().readerForMapOf(Object.class).readValue(rs.getString(26)));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    Optional<Deal> find(long id) {
        return jdbc.sql(DEAL + " where d.id = :id")
                .param("id", id)
                .query((rs, n) -> deal(rs))
                .optional();
    }

    /** False when there is no such deal. */
    boolean lock(long id) {
        return jdbc.sql("select id from crm.deal where id = :id for update")
                .param("id", id)
                .query((rs, n) -> true)
                .optional()
                .isPresent();
    }

    /** The lead piece of a current customer, which no erasure takes away before the transaction ends. */
    Optional<Long> lead(long customer) {
        return jdbc.sql("""
                        select p.id from customer.v_profile p where p.customer_id = :customer and p.erased_at is null
                         order by p.key_kind = 'anonymous_id', p.id limit 1""")
                .param("customer", customer)
                .query((rs, n) -> rs.getLong(1))
                .optional();
    }

    /** Whether a colleague of that number may sign in. */
    boolean isColleague(long user) {
        return jdbc.sql("select exists (select from platform.v_user where id = :id)")
                .param("id", user)
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    long insert(DealDraft draft, long profile, @Nullable Long contact, int pipeline, int stage, Instant now) {
        return jdbc.sql("""
                        insert into crm.deal (profile_id, contact_profile_id, pipeline_id, stage_id, title, amount_minor, currency,
                                              owner_id, expected_on, probability, stage_since, created_at, changed_at)
                        values (:profile, :contact, :pipeline, :stage, :title, :amount, :currency, nullif(:owner::bigint, 0),
                                :expected::date, :likely, :now::timestamptz, :now::timestamptz, :now::timestamptz)
                        returning id""")
                .param("profile", profile)
                .param("contact", contact)
                .param("pipeline", pipeline)
                .param("stage", stage)
                .param("title", draft.title())
                .param("amount", draft.amountMinor())
                .param("currency", draft.currency())
                .param("owner", draft.ownerId())
                .param(
                        "expected",
                        draft.expectedOn() == null ? null : draft.expectedOn().toString())
                .param("likely", draft.likely())
                .param("now", now.toString())
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    void change(long id, DealDraft draft, long profile, @Nullable Long contact, Instant now) {
        jdbc.sql("""
                        update crm.deal set title = :title, profile_id = :profile, contact_profile_id = :contact, amount_minor = :amount,
                               currency = :currency, owner_id = nullif(:owner::bigint, 0), expected_on = :expected::date,
                               probability = :likely, changed_at = :now::timestamptz, version = version + 1
                         where id = :id""")
                .param("id", id)
                .param("title", draft.title())
                .param("profile", profile)
                .param("contact", contact)
                .param("amount", draft.amountMinor())
                .param("currency", draft.currency())
                .param("owner", draft.ownerId())
                .param(
                        "expected",
                        draft.expectedOn() == null ? null : draft.expectedOn().toString())
                .param("likely", draft.likely())
                .param("now", now.toString())
                .update();
    }

    void amount(long id, long amountMinor, Instant now) {
        jdbc.sql("""
                        update crm.deal set amount_minor = :amount, changed_at = :now::timestamptz, version = version + 1
                         where id = :id""")
                .param("id", id)
                .param("amount", amountMinor)
                .param("now", now.toString())
                .update();
    }

    void stand(long id, int pipeline, int stage, String state, String reason, Instant now) {
        jdbc.sql("""
                        update crm.deal set pipeline_id = :pipeline, stage_id = :stage, state = :state, reason = :reason,
                               closed_at = case when :state = 'open' then null else :now::timestamptz end,
                               stage_since = case when stage_id = :stage and state <> 'open' and :state = 'open' then :now::timestamptz
                                                  when stage_id = :stage then stage_since else :now::timestamptz end,
                               changed_at = :now::timestamptz, version = version + 1
                         where id = :id""")
                .param("id", id)
                .param("pipeline", pipeline)
                .param("stage", stage)
                .param("state", state)
                .param("reason", reason)
                .param("now", now.toString())
                .update();
    }

    void moved(long id, int stage, String state, Instant at, long user) {
        jdbc.sql("""
                        insert into crm.deal_move (deal_id, stage_id, state, at, user_id)
                        values (:id, :stage, :state, :at::timestamptz, nullif(:user::bigint, 0))""")
                .param("id", id)
                .param("stage", stage)
                .param("state", state)
                .param("at", at.toString())
                .param("user", user)
                .update();
    }

    List<DealMove> moves(long id, int limit) {
        return jdbc.sql("""
                        select s.name, m.state, m.at, coalesce(u.name, '') from crm.deal_move m
                          join crm.stage s on s.id = m.stage_id left join platform.v_user u on u.id = m.user_id
                         where m.deal_id = :id order by m.at, m.id limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> new DealMove(
                        rs.getString(1), rs.getString(2), rs.getTimestamp(3).toInstant(), rs.getString(4)))
                .list();
    }

    void speaks(long id, long touchpoint) {
        jdbc.sql("insert into crm.deal_fact (deal_id, touchpoint_id) values (:id, :touchpoint) on conflict do nothing")
                .param("id", id)
                .param("touchpoint", touchpoint)
                .update();
    }

    List<Long> facts(long id, int limit) {
        return jdbc.sql("""
                        select touchpoint_id from crm.deal_fact where deal_id = :id order by touchpoint_id desc limit :limit""")
                .param("id", id)
                .param("limit", limit)
                .query((rs, n) -> rs.getLong(1))
                .list();
    }

    List<DealLine> lines(long id) {
        return jdbc.sql("""
                        select product_key, name, quantity, unit_minor, discount_percent from crm.deal_line
                         where deal_id = :id order by line_no limit 1000""")
                .param("id", id)
                .query((rs, n) -> new DealLine(
                        rs.getString(1), rs.getString(2), rs.getBigDecimal(3), rs.getLong(4), rs.getBigDecimal(5)))
                .list();
    }

    void setLines(long id, List<DealLine> lines) {
        jdbc.sql("delete from crm.deal_line where deal_id = :id")
                .param("id", id)
                .update();
        if (lines.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into crm.deal_line (deal_id, line_no, product_key, name, quantity, unit_minor, discount_percent)
                        select :id, no, k, n, q, u, d
                          from unnest(:keys::text[], :names::text[], :quantities::numeric[], :units::bigint[], :discounts::numeric[])
                               with ordinality as t(k, n, q, u, d, no)""")
                .param("id", id)
                .param("keys", lines.stream().map(DealLine::productKey).toArray(String[]::new))
                .param("names", lines.stream().map(DealLine::name).toArray(String[]::new))
                .param("quantities", lines.stream().map(DealLine::quantity).toArray(BigDecimal[]::new))
                .param("units", lines.stream().mapToLong(DealLine::unitMinor).toArray())
                .param(
                        "discounts",
                        lines.stream().map(DealLine::discountPercent).toArray(BigDecimal[]::new))
                .update();
    }

    /** Reasons given before, most often first. */
    List<String> reasons(String state, int limit) {
        return jdbc.sql("""
                        select reason from (select reason from crm.deal where state = :state and reason <> ''
                                             order by closed_at desc limit 500) r
                         group by reason order by count(*) desc, reason limit :limit""")
                .param("state", state)
                .param("limit", limit)
                .query((rs, n) -> rs.getString(1))
                .list();
    }
}

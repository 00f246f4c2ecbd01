package heartstring.loyalty.programmes;

import heartstring.loyalty.commands.Command.Policy;
import heartstring.platform.audit.SubjectName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of programmes and rules. */
@Component
class ProgrammesSql {

    private final JdbcClient jdbc;

    ProgrammesSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    static SubjectName programmeName() {
        return new SubjectName("programme", "select name from loyalty.programme where id = subject.id", null);
    }

    @Bean
    static SubjectName earnRuleName() {
        return new SubjectName("earn rule", "select name from loyalty.earn_rule where id = subject.id", null);
    }

    List<Programme> programmes() {
        return jdbc.sql("""
                        select id, key, name, unit_id, currency, pending_days, expiry_months, refund_policy, excluded_categories,
                               excluded_products
                          from loyalty.programme order by id limit 1000""")
                .query((rs, n) -> new Programme(
                        rs.getInt(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getInt(4),
                        rs.getString(5),
                        rs.getInt(6),
                        rs.getObject(7, Integer.class),
                        Policy.valueOf(rs.getString(8).toUpperCase(Locale.ROOT)),
                        texts(rs, 9),
                        texts(rs, 10)))
                .list();
    }

    private static Set<String> texts(ResultSet rs, int column) throws SQLException {
        Array array = rs.getArray(column);
        return Set.of((String[]) array.getArray());
    }

    List<EarnRule> rules() {
        return jdbc.sql("""
                        select id, programme_id, name, kind, points, per_minor, factor, event, condition::text, most_a_day, from_at,
                               until_at, most_points, most_per
                          from loyalty.earn_rule order by id limit 10000""")
                .query((rs, n) -> {
                    Timestamp until = rs.getTimestamp(12);
                    return new EarnRule(
                            rs.getLong(1),
                            rs.getInt(2),
                            rs.getString(3),
                            EarnRule.Kind.valueOf(rs.getString(4).toUpperCase(Locale.ROOT)),
                            rs.getObject(5, Integer.class),
                            rs.getObject(6, Long.class),
                            rs.getBigDecimal(7),
                            rs.getString(8),
                            rs.getString(9),
                            rs.getObject(10, Integer.class),
                            cap(rs),
                            rs.getTimestamp(11).toInstant(),
                            until == null ? null : until.toInstant());
                })
                .list();
    }

    private static @Nullable Cap cap(ResultSet rs) throws SQLException {
        String per = rs.getString(14);
        return per == null ? null : new Cap(rs.getLong(13), Cap.Per.valueOf(per.toUpperCase(Locale.ROOT)));
    }

    int make(Programmes.Draft draft, int unitId) {
        return jdbc.sql("""
                        insert into loyalty.programme (key, name, unit_id, currency, pending_days, expiry_months, refund_policy,
                                                       excluded_categories, excluded_products)
                        values (:key, :name, :unit, :currency, :pending, :expiry, :policy, :categories, :products)
                        returning id""")
                .param("key", draft.key())
                .param("name", draft.name())
                .param("unit", unitId)
                .param("currency", draft.currency())
                .param("pending", draft.pendingDays())
                .param("expiry", draft.expiryMonths())
                .param("policy", draft.refundPolicy().name().toLowerCase(Locale.ROOT))
                .param("categories", draft.excludedCategories().toArray(String[]::new))
                .param("products", draft.excludedProducts().toArray(String[]::new))
                .query(Integer.class)
                .single();
    }

    long begin(int programmeId, Programmes.RuleDraft draft, Instant from, long userId) {
        return jdbc.sql("""
                        insert into loyalty.earn_rule (programme_id, name, kind, points, per_minor, factor, event, condition,
                                                       most_a_day, most_points, most_per, from_at, user_id)
                        values (:programme, :name, :kind, :points, :per, :factor, :event, :condition::jsonb, :most,
                                :points_most, :per_most, :from::timestamptz, nullif(:user, 0))
                        returning id""")
                .param("programme", programmeId)
                .param("name", draft.name())
                .param("kind", draft.kind().name().toLowerCase(Locale.ROOT))
                .param("points", draft.points())
                .param("per", draft.perMinor())
                .param("factor", draft.factor())
                .param("event", draft.event())
                .param("condition", draft.condition())
                .param("most", draft.mostADay())
                .param("points_most", draft.cap() == null ? null : draft.cap().points())
                .param(
                        "per_most",
                        draft.cap() == null ? null : draft.cap().per().name().toLowerCase(Locale.ROOT))
                .param("from", from.toString())
                .param("user", userId)
                .query(Long.class)
                .single();
    }

    boolean end(long ruleId, Instant at) {
        return jdbc.sql("""
                        update loyalty.earn_rule set until_at = greatest(from_at, :at::timestamptz)
                         where id = :id and until_at is null""").param("id", ruleId).param("at", at.toString()).update() == 1;
    }
}

package heartstring.loyalty.ladders;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of ladders. */
@Component
class LaddersSql {

    private final JdbcClient jdbc;

    LaddersSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Ladder> all() {
        Map<Long, List<Tier>> tiers = new HashMap<>();
        jdbc.sql("""
                        select ladder_id, id, rank, key, name, threshold, factor, perks from loyalty.tier
                         order by ladder_id, rank limit 100000""").query(rs -> {
            tiers.computeIfAbsent(rs.getLong(1), k -> new ArrayList<>())
                    .add(new Tier(
                            rs.getLong(2),
                            rs.getInt(3),
                            rs.getString(4),
                            rs.getString(5),
                            rs.getLong(6),
                            rs.getBigDecimal(7),
                            List.of((String[]) rs.getArray(8).getArray())));
        });
        return jdbc.sql("""
                        select id, programme_id, measure, rolling_months, grace_months, soft_landing, from_at, until_at
                          from loyalty.ladder order by id limit 10000""")
                .query((rs, n) -> {
                    Timestamp until = rs.getTimestamp(8);
                    return new Ladder(
                            rs.getLong(1),
                            rs.getInt(2),
                            Ladder.Measure.valueOf(rs.getString(3).toUpperCase(Locale.ROOT)),
                            rs.getObject(4, Integer.class),
                            rs.getInt(5),
                            rs.getBoolean(6),
                            rs.getTimestamp(7).toInstant(),
                            until == null ? null : until.toInstant(),
                            tiers.getOrDefault(rs.getLong(1), List.of()));
                })
                .list();
    }

    void end(int programme, Instant at) {
        jdbc.sql("""
                        update loyalty.ladder set until_at = greatest(from_at, :at::timestamptz)
                         where programme_id = :programme and until_at is null""").param("programme", programme).param("at", at.toString()).update();
    }

    long begin(int programme, Ladders.Draft draft, Instant from, long user) {
        long ladder = jdbc.sql("""
                        insert into loyalty.ladder (programme_id, measure, rolling_months, grace_months, soft_landing, from_at, user_id)
                        values (:programme, :measure, :rolling, :grace, :soft, :from::timestamptz, nullif(:user, 0)) returning id""")
                .param("programme", programme)
                .param("measure", draft.measure().name().toLowerCase(Locale.ROOT))
                .param("rolling", draft.rollingMonths())
                .param("grace", draft.graceMonths())
                .param("soft", draft.softLanding())
                .param("from", from.toString())
                .param("user", user)
                .query((rs, n) -> rs.getLong(1))
                .single();
        int rank = 0;
        for (Tier tier : draft.tiers()) {
            jdbc.sql("""
                            insert into loyalty.tier (ladder_id, rank, key, name, threshold, factor, perks)
                            values (:ladder, :rank, :key, :name, :threshold, :factor, :perks)""")
                    .param("ladder", ladder)
                    .param("rank", rank++)
                    .param("key", tier.key())
                    .param("name", tier.name())
                    .param("threshold", tier.threshold())
                    .param("factor", tier.factor())
                    .param("perks", tier.perks().toArray(String[]::new))
                    .update();
        }
        return ladder;
    }

    /** Everybody's standing is to be worked out again, and orders of members that were judged before worths were kept. */
    void again(int programme) {
        jdbc.sql("""
                        insert into loyalty.tier_due (profile_id, reason)
                        select distinct profile_id, 'ladder' from loyalty.member where programme_id = :programme order by 1
                        on conflict (profile_id) do update set reason = 'ladder'""").param("programme", programme).update();
        jdbc.sql("""
                        insert into loyalty.due_order (source_id, order_key, ordered_at)
                        select b.source_id, b.order_key, o.occurred_at
                          from loyalty.order_book b
                          left join commerce.v_order o on o.source_id = b.source_id and o.order_key = b.order_key
                         where not exists (select from loyalty.order_worth w
                                            where w.order_id = b.id and w.programme_id = :programme)
                           and exists (select from customer.v_profile p
                                         join customer.v_profile q on q.customer_id = p.customer_id
                                         join loyalty.member m on m.profile_id = q.id and m.programme_id = :programme
                                        where p.id = b.profile_id)
                         order by 1, 2
                        on conflict (source_id, order_key) do update set source_id = excluded.source_id""").param("programme", programme).update();
    }
}

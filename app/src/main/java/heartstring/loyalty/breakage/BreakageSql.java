package heartstring.loyalty.breakage;

import heartstring.loyalty.breakage.BreakageRules.Left;
import heartstring.loyalty.breakage.BreakageRules.Piece;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that add lots up by age, and keep what came of it. */
@Component
class BreakageSql {

    /** Lots of members and pools, the newest first; a lot's age counts from when it can be spent. */
    private static final String LOTS = """
            with lots as materialized (
              select l.id, l.amount, coalesce(l.available_at, p.occurred_at) as begun, l.expires_at,
                     l.pending + l.available + l.reserved as remaining
                from loyalty.lot l join loyalty.account a on a.id = l.account_id and a.unit_id = :unit and a.holder in ('member', 'pool')
                join loyalty.posting p on p.id = l.posting_id
               order by l.id desc limit :most)
            """;

    private final JdbcClient jdbc;

    BreakageSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long lots(int unit, int most) {
        return jdbc.sql(LOTS + "select count(*) from lots")
                .param("unit", unit)
                .param("most", most)
                .query((rs, n) -> rs.getLong(1))
                .single();
    }

    /** What left the lots, by its age and whether it was redeemed for good, and what is in them still. */
    List<Piece> pieces(int unit, Instant now, int most) {
        return jdbc.sql(LOTS + """
                        , backs as (
                          select t.of_id, sum(t.amount) as amount from loyalty.transfer t
                           where t.from_pocket = 'redeemed' and t.of_id is not null group by 1),
                        gone as (
                          select l.begun, l.amount as whole, t.to_pocket = 'redeemed' as redeemed,
                                 t.amount - coalesce(b.amount, 0) as part, o.occurred_at as at
                            from lots l join loyalty.transfer t on t.from_lot_id = l.id and t.to_lot_id is distinct from t.from_lot_id
                            join loyalty.posting o on o.id = t.posting_id
                            left join backs b on b.of_id = t.id
                          union all
                          select l.begun, l.amount, false, l.remaining, :now::timestamptz from lots l)
                        select greatest(0, floor(extract(epoch from g.at - g.begun) / 86400))::int, g.redeemed, sum(g.part),
                               sum(g.part::double precision * g.whole), count(*)
                          from gone g where g.part > 0 group by 1, 2 order by 1, 2 limit 20000""")
                .param("unit", unit)
                .param("now", now.toString())
                .param("most", most)
                .query((rs, n) ->
                        new Piece(rs.getInt(1), rs.getBoolean(2), rs.getDouble(3), rs.getDouble(4), rs.getLong(5)))
                .list();
    }

    List<Left> left(int unit, Instant now, int most) {
        return jdbc.sql(LOTS + """
                        select greatest(0, floor(extract(epoch from :now::timestamptz - begun) / 86400))::int,
                               floor(extract(epoch from expires_at - begun) / 86400)::int, sum(remaining)
                          from lots where remaining > 0 group by 1, 2 order by 1, 2 limit 200000""")
                .param("unit", unit)
                .param("now", now.toString())
                .param("most", most)
                .query((rs, n) -> new Left(rs.getInt(1), rs.getObject(2, Integer.class), rs.getLong(3)))
                .list();
    }

    /** Whether it is to be worked out again, with a lock on doing so until the transaction ends. */
    boolean due(int programme, Instant before) {
        return jdbc.sql("""
                        select pg_try_advisory_xact_lock(7341, :programme)
                           and not exists (select from loyalty.breakage where programme_id = :programme
                                              and looked_at > :before::timestamptz)""")
                .param("programme", programme)
                .param("before", before.toString())
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    void keep(int programme, Estimate e) {
        jdbc.sql("""
                        insert into loyalty.breakage as b (programme_id, looked_at, lacking, outstanding, share, low, high, beyond, lots,
                                                           redeemed, oldest_days, curve, curve_low, curve_high)
                        values (:programme, :at::timestamptz, :lacking, :outstanding, :share, :low, :high, :beyond, :lots, :redeemed,
                                :oldest, :curve::float8[], :curveLow::float8[], :curveHigh::float8[])
                        on conflict (programme_id) do update
                           set looked_at = excluded.looked_at, lacking = excluded.lacking, outstanding = excluded.outstanding,
                               share = excluded.share, low = excluded.low, high = excluded.high, beyond = excluded.beyond,
                               lots = excluded.lots, redeemed = excluded.redeemed, oldest_days = excluded.oldest_days,
                               curve = excluded.curve, curve_low = excluded.curve_low, curve_high = excluded.curve_high""")
                .param("programme", programme)
                .param("at", e.at().toString())
                .param("lacking", e.lacking())
                .param("outstanding", e.outstanding())
                .param("share", e.share())
                .param("low", e.low())
                .param("high", e.high())
                .param("beyond", e.beyond())
                .param("lots", e.lots())
                .param("redeemed", e.redeemed())
                .param("oldest", e.oldestDays())
                .param("curve", column(e, Estimate.Point::share))
                .param("curveLow", column(e, Estimate.Point::low))
                .param("curveHigh", column(e, Estimate.Point::high))
                .update();
    }

    private static Double[] column(Estimate e, ToDoubleFunction<Estimate.Point> of) {
        return e.curve().stream().mapToDouble(of).boxed().toArray(Double[]::new);
    }

    Optional<Estimate> of(int programme) {
        return jdbc.sql("""
                        select looked_at, lacking, outstanding, share, low, high, beyond, lots, redeemed, oldest_days, curve, curve_low,
                               curve_high
                          from loyalty.breakage where programme_id = :programme""")
                .param("programme", programme)
                .query((rs, n) -> new Estimate(
                        rs.getTimestamp(1).toInstant(),
                        rs.getString(2),
                        rs.getLong(3),
                        rs.getDouble(4),
                        rs.getDouble(5),
                        rs.getDouble(6),
                        rs.getDouble(7),
                        rs.getLong(8),
                        rs.getLong(9),
                        rs.getInt(10),
                        points(rs)))
                .optional();
    }

    private static List<Estimate.Point> points(ResultSet rs) throws SQLException {
        Double[] share = doubles(rs.getArray(11));
        Double[] low = doubles(rs.getArray(12));
        Double[] high = doubles(rs.getArray(13));
        List<Estimate.Point> points = new ArrayList<>();
        for (int i = 0; i < share.length; i++) {
            points.add(new Estimate.Point(share[i], low[i], high[i]));
        }
        return points;
    }

    private static Double[] doubles(Array array) throws SQLException {
        return (Double[]) array.getArray();
    }
}

package heartstring.insight.effects;

import heartstring.kernels.shares.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of what was known when, and for whom it works. */
@Component
class LooksSql {

    private static final int MOST = 400;

    private final JdbcClient jdbc;

    LooksSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first; what one of the nights did not know is left out. */
    List<Look> looks(String trial, int days, Measure measure) {
        return jdbc.sql("""
                        select t.until, t.given + t.held, t.always_low, t.value, t.always_high
                          from insight.effect_trial t join insight.run r on r.id = t.run_id and r.state = 'done'
                         where t.trial = :trial and t.days = :days and t.measure = :measure and t.too_few is null
                         order by t.run_id desc limit :most""")
                .param("trial", trial)
                .param("days", days)
                .param("measure", measure.word())
                .param("most", MOST)
                .query((rs, n) -> new Look(
                        rs.getTimestamp(1).toInstant(),
                        rs.getLong(2),
                        new Interval(rs.getDouble(3), rs.getDouble(4), rs.getDouble(5))))
                .list()
                .reversed();
    }

    void keep(long run, String trial, int days, ForWhom found) {
        Interval auuc = found.auuc();
        jdbc.sql("""
                        insert into insight.effect_order (run_id, trial, days, measure, customers, qini, qini_low, qini_high, auuc, auuc_low,
                                                          auuc_high, apart, apart_low, apart_high)
                        values (:run, :trial, :days, :measure, :customers, :qini, :qini_low, :qini_high, :auuc, :auuc_low, :auuc_high, :apart,
                                :low, :high)""")
                .param("run", run)
                .param("trial", trial)
                .param("days", days)
                .param("measure", Measure.VISITS.word())
                .param("customers", found.customers())
                .param("qini", found.qini().value())
                .param("qini_low", found.qini().low())
                .param("qini_high", found.qini().high())
                .param("auuc", auuc == null ? null : auuc.value())
                .param("auuc_low", auuc == null ? null : auuc.low())
                .param("auuc_high", auuc == null ? null : auuc.high())
                .param("apart", found.apart().value())
                .param("low", found.apart().low())
                .param("high", found.apart().high())
                .update();
        for (ForWhom.Tenth tenth : found.tenths()) {
            Interval effect = tenth.effect();
            jdbc.sql("""
                            insert into insight.effect_tenth (run_id, trial, days, measure, nth, given, held, low, value, high)
                            values (:run, :trial, :days, :measure, :nth, :given, :held, :low, :value, :high)""")
                    .param("run", run)
                    .param("trial", trial)
                    .param("days", days)
                    .param("measure", Measure.VISITS.word())
                    .param("nth", tenth.nth())
                    .param("given", tenth.given())
                    .param("held", tenth.held())
                    .param("low", effect == null ? null : effect.low())
                    .param("value", effect == null ? null : effect.value())
                    .param("high", effect == null ? null : effect.high())
                    .update();
        }
    }

    Optional<ForWhom> order(long run, String trial, int days) {
        List<ForWhom.Tenth> tenths = jdbc.sql("""
                        select nth, given, held, low, value, high from insight.effect_tenth
                         where run_id = :run and trial = :trial and days = :days and measure = 'visits' order by nth""")
                .param("run", run)
                .param("trial", trial)
                .param("days", days)
                .query((rs, n) -> new ForWhom.Tenth(rs.getInt(1), rs.getLong(2), rs.getLong(3), interval(rs, 4)))
                .list();
        return jdbc.sql("""
                        select customers, coalesce(qini_low, qini), qini, coalesce(qini_high, qini), apart_low, apart, apart_high,
                               auuc_low, auuc, auuc_high from insight.effect_order
                         where run_id = :run and trial = :trial and days = :days and measure = 'visits'""")
                .param("run", run)
                .param("trial", trial)
                .param("days", days)
                .query((rs, n) -> new ForWhom(
                        rs.getLong(1),
                        new Interval(rs.getDouble(2), rs.getDouble(3), rs.getDouble(4)),
                        interval(rs, 8),
                        new Interval(rs.getDouble(5), rs.getDouble(6), rs.getDouble(7)),
                        tenths))
                .optional();
    }

    /** From that column on: low, value, high. */
    private static @Nullable Interval interval(ResultSet rs, int from) throws SQLException {
        double low = rs.getDouble(from);
        return rs.wasNull() ? null : new Interval(low, rs.getDouble(from + 1), rs.getDouble(from + 2));
    }
}

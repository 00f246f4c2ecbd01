package heartstring.insight.effects;

import heartstring.insight.effects.FoundEffect.Cost;
import heartstring.insight.effects.FoundEffect.Group;
import heartstring.kernels.effects.Effect;
import heartstring.kernels.effects.Finding;
import heartstring.kernels.shares.Difference;
import heartstring.kernels.shares.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep what trials made of a difference and read it. */
@Component
class EffectsSql {

    private final JdbcClient jdbc;

    EffectsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes away what an attempt at that run has written. */
    void forget(long run) {
        jdbc.sql("delete from insight.effect_trial where run_id = :run")
                .param("run", run)
                .update();
        jdbc.sql("delete from insight.effect_house where run_id = :run")
                .param("run", run)
                .update();
    }

    void keep(long run, House house) {
        jdbc.sql("""
                        insert into insight.effect_house (run_id, days, measure, customers, mean, spread, saved, currency)
                        values (:run, :days, :measure, :customers, :mean, :spread, :saved, :currency)""")
                .param("run", run)
                .param("days", house.days())
                .param("measure", house.measure().word())
                .param("customers", house.customers())
                .param("mean", house.mean())
                .param("spread", house.spread())
                .param("saved", house.saved())
                .param("currency", house.currency())
                .update();
    }

    List<House> house(long run) {
        return jdbc.sql("""
                        select days, measure, customers, mean, spread, saved, currency from insight.effect_house where run_id = :run
                         order by days, measure desc""")
                .param("run", run)
                .query((rs, n) -> new House(
                        rs.getInt(1),
                        Measure.of(rs.getString(2)),
                        rs.getLong(3),
                        rs.getDouble(4),
                        rs.getDouble(5),
                        rs.getDouble(6),
                        rs.getString(7)))
                .list();
    }

    void keep(long run, FoundEffect found) {
        Effect effect = found.effect();
        Finding finding = found.finding();
        Interval once = effect == null ? null : effect.difference().interval();
        jdbc.sql("""
                        insert into insight.effect_trial (run_id, trial, days, measure, given, held, in_both, waiting, since, until, worth, too_few,
                               given_mean, held_mean, value, low, high, chance, error, saved, verdict, always_low, always_high, more, cost_minor,
                               cost_of, currency, margin_percent)
                        values (:run, :trial, :days, :measure, :given, :held, :both, :waiting, :since::timestamptz, :until::timestamptz, :worth,
                                :tooFew, :givenMean, :heldMean, :value, :low, :high, :chance, :error, :saved, :verdict, :alwaysLow, :alwaysHigh,
                                :more, :cost, :costOf, :currency, :margin)""")
                .param("run", run)
                .param("trial", found.trial())
                .param("days", found.days())
                .param("measure", found.measure().word())
                .param("given", found.given())
                .param("held", found.held())
                .param("both", found.both())
                .param("waiting", found.waiting())
                .param("since", found.since().toString())
                .param("until", found.until().toString())
                .param("worth", found.worth())
                .param("tooFew", found.tooFew())
                .param("givenMean", effect == null ? null : effect.givenMean())
                .param("heldMean", effect == null ? null : effect.heldMean())
                .param("value", once == null ? null : once.value())
                .param("low", once == null ? null : once.low())
                .param("high", once == null ? null : once.high())
                .param("chance", effect == null ? null : effect.difference().chance())
                .param("error", effect == null ? null : effect.error())
                .param("saved", effect == null ? null : effect.saved())
                .param(
                        "verdict",
                        finding == null ? null : finding.verdict().name().toLowerCase(Locale.ROOT))
                .param("alwaysLow", finding == null ? null : finding.interval().low())
                .param("alwaysHigh", finding == null ? null : finding.interval().high())
                .param("more", finding == null ? null : finding.more())
                .param("cost", found.cost().of() == 0 ? null : found.cost().minor())
                .param("costOf", found.cost().of())
                .param("currency", found.currency())
                .param("margin", found.marginPercent())
                .update();
        for (int i = 0; i < found.groups().size(); i++) {
            keep(run, found, i, found.groups().get(i));
        }
    }

    private void keep(long run, FoundEffect found, int nth, Group group) {
        jdbc.sql("""
                        insert into insight.effect_group (run_id, trial, days, measure, nth, family, name, given, held, low, value, high, apart)
                        values (:run, :trial, :days, :measure, :nth, :family, :name, :given, :held, :low, :value, :high, :apart)""")
                .param("run", run)
                .param("trial", found.trial())
                .param("days", found.days())
                .param("measure", found.measure().word())
                .param("nth", nth)
                .param("family", group.family())
                .param("name", group.name())
                .param("given", group.given())
                .param("held", group.held())
                .param("low", group.interval().low())
                .param("value", group.interval().value())
                .param("high", group.interval().high())
                .param("apart", group.apart())
                .update();
    }

    /** What a run found so many days after, the trial that was met last first; of one trial, or of all for null. */
    List<FoundEffect> found(long run, int days, @Nullable String trial) {
        Map<String, List<Group>> groups = new HashMap<>();
        jdbc.sql("""
                        select trial, measure, family, name, given, held, low, value, high, apart from insight.effect_group
                         where run_id = :run and days = :days and (:trial::text is null or trial = :trial) order by nth""")
                .param("run", run)
                .param("days", days)
                .param("trial", trial)
                .query(rs -> {
                    groups.computeIfAbsent(rs.getString(1) + "/" + rs.getString(2), k -> new ArrayList<>())
                            .add(new Group(
                                    rs.getString(3),
                                    rs.getString(4),
                                    rs.getLong(5),
                                    rs.getLong(6),
                                    interval(rs, 7),
                                    rs.getDouble(10)));
                });
        return jdbc.sql("""
                        select trial, days, measure, given, held, in_both, waiting, since, until, worth, too_few, given_mean, held_mean, low, value,
                               high, chance, error, saved, verdict, always_low, value, always_high, more, coalesce(cost_minor, 0), cost_of, currency, margin_percent
                          from insight.effect_trial where run_id = :run and days = :days and (:trial::text is null or trial = :trial)
                         order by since desc, trial, array_position(array['visits', 'spend', 'net'], measure)""")
                .param("run", run)
                .param("days", days)
                .param("trial", trial)
                .query((rs, n) -> found(rs, groups.getOrDefault(rs.getString(1) + "/" + rs.getString(3), List.of())))
                .list();
    }

    private static FoundEffect found(ResultSet rs, List<Group> groups) throws SQLException {
        boolean told = rs.getString(11) == null;
        long given = rs.getLong(4);
        long held = rs.getLong(5);
        return new FoundEffect(
                rs.getString(1),
                rs.getInt(2),
                Measure.of(rs.getString(3)),
                given,
                held,
                rs.getLong(6),
                rs.getLong(7),
                rs.getTimestamp(8).toInstant(),
                rs.getTimestamp(9).toInstant(),
                rs.getDouble(10),
                rs.getString(11),
                told
                        ? new Effect(
                                new Difference(interval(rs, 14), rs.getDouble(17)),
                                given,
                                held,
                                rs.getDouble(12),
                                rs.getDouble(13),
                                rs.getDouble(18),
                                rs.getDouble(19))
                        : null,
                told
                        ? new Finding(
                                Finding.Verdict.valueOf(rs.getString(20).toUpperCase(Locale.ROOT)),
                                interval(rs, 21),
                                rs.getLong(24))
                        : null,
                new Cost(rs.getLong(25), rs.getLong(26)),
                rs.getString(27),
                rs.getInt(28),
                groups);
    }

    private static Interval interval(ResultSet rs, int from) throws SQLException {
        return new Interval(rs.getDouble(from), rs.getDouble(from + 1), rs.getDouble(from + 2));
    }
}

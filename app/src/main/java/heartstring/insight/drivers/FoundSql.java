package heartstring.insight.drivers;

import heartstring.insight.moments.Outcome;
import heartstring.kernels.drivers.Driver;
import heartstring.kernels.shares.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that keep what was found and read it. */
@Component
class FoundSql {

    private final JdbcClient jdbc;

    FoundSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes away what an attempt at that run has written. */
    void forget(long run) {
        jdbc.sql("delete from insight.driver_story where run_id = :run")
                .param("run", run)
                .update();
        jdbc.sql("delete from insight.driver_outcome where run_id = :run")
                .param("run", run)
                .update();
    }

    /** Takes away the stories of all runs before that one, for nobody is shown them any more. */
    void forgetStories(long before) {
        jdbc.sql("delete from insight.driver_story where run_id < :before")
                .param("before", before)
                .update();
    }

    void keep(long run, int place, FoundOutcome found) {
        jdbc.sql("""
                        insert into insight.driver_outcome (run_id, outcome, before, place, title, unit, yes_no, from_at, until_at, seen, customers,
                               mean, explained, explained_low, explained_high, too_few, left_out)
                        values (:run, :outcome, :before, :place, :title, :unit, :yesNo, :from::timestamptz, :until::timestamptz, :seen, :customers,
                               :mean, :explained, :low, :high, :tooFew, :leftOut)""")
                .param("run", run)
                .param("outcome", found.outcome().key())
                .param("before", found.before())
                .param("place", place)
                .param("title", found.outcome().title())
                .param("unit", found.outcome().unit())
                .param("yesNo", found.outcome().yesNo())
                .param("from", found.from().toString())
                .param("until", found.until().toString())
                .param("seen", found.seen())
                .param("customers", found.customers())
                .param("mean", found.mean())
                .param("explained", found.explained().value())
                .param("low", found.explained().low())
                .param("high", found.explained().high())
                .param("tooFew", found.tooFew())
                .param("leftOut", found.leftOut().toArray(String[]::new))
                .update();
        found.drivers().forEach(line -> keep(run, found, line));
    }

    private void keep(long run, FoundOutcome found, FoundOutcome.Line line) {
        Driver driver = line.driver();
        jdbc.sql("""
                        insert into insight.driver (run_id, outcome, before, factor, title, unit, mendable, direction, importance, importance_low,
                               importance_high, slope, slope_low, slope_high, mean, spread, best, room, gain, known)
                        values (:run, :outcome, :before, :factor, :title, :unit, :mendable, :direction, :importance, :importanceLow,
                               :importanceHigh, :slope, :slopeLow, :slopeHigh, :mean, :spread, :best, :room, :gain, :known)""")
                .param("run", run)
                .param("outcome", found.outcome().key())
                .param("before", found.before())
                .param("factor", line.factor())
                .param("title", line.title())
                .param("unit", line.unit())
                .param("mendable", line.mendable())
                .param("direction", driver.direction().name().toLowerCase(Locale.ROOT))
                .param("importance", driver.importance().value())
                .param("importanceLow", driver.importance().low())
                .param("importanceHigh", driver.importance().high())
                .param("slope", driver.slope().value())
                .param("slopeLow", driver.slope().low())
                .param("slopeHigh", driver.slope().high())
                .param("mean", driver.mean())
                .param("spread", driver.spread())
                .param("best", driver.best())
                .param("room", driver.room())
                .param("gain", driver.gain())
                .param("known", driver.known())
                .update();
    }

    void keep(long run, String outcome, String factor, List<StoryRules.Story> stories) {
        jdbc.sql("""
                        insert into insight.driver_story (run_id, outcome, factor, nth, profile_id, touchpoint_id, at, value, result)
                        select :run, :outcome, :factor, n, profile, touchpoint, at::timestamptz, value, result
                          from unnest(:ns::int[], :profiles::bigint[], :touchpoints::bigint[], :ats::text[], :values::double precision[],
                                      :results::double precision[]) u (n, profile, touchpoint, at, value, result)
                          join customer.v_profile p on p.id = profile and p.erased_at is null""")
                .param("run", run)
                .param("outcome", outcome)
                .param("factor", factor)
                .param("ns", IntStream.range(0, stories.size()).toArray())
                .param(
                        "profiles",
                        stories.stream().mapToLong(s -> s.moment().profile()).toArray())
                .param(
                        "touchpoints",
                        stories.stream().mapToLong(s -> s.moment().touchpoint()).toArray())
                .param(
                        "ats",
                        stories.stream().map(s -> s.moment().at().toString()).toArray(String[]::new))
                .param(
                        "values",
                        stories.stream().mapToDouble(StoryRules.Story::value).toArray())
                .param(
                        "results",
                        stories.stream().mapToDouble(StoryRules.Story::result).toArray())
                .update();
    }

    /** All outcomes of a run, each with the period before behind it. */
    List<FoundOutcome> outcomes(long run) {
        Map<String, List<FoundOutcome.Line>> lines = new LinkedHashMap<>();
        jdbc.sql("""
                        select outcome, before, factor, title, unit, mendable, direction, importance_low, importance, importance_high, slope_low,
                               slope, slope_high, mean, spread, best, room, gain, known
                          from insight.driver where run_id = :run order by importance desc, factor""").param("run", run).query(rs -> {
            lines.computeIfAbsent(rs.getString(1) + rs.getBoolean(2), k -> new ArrayList<>())
                    .add(line(rs));
        });
        return jdbc.sql("""
                        select outcome, before, title, unit, yes_no, from_at, until_at, seen, customers, mean, explained_low, explained,
                               explained_high, too_few, left_out
                          from insight.driver_outcome where run_id = :run order by place, before""")
                .param("run", run)
                .query((rs, n) -> new FoundOutcome(
                        new Outcome(rs.getString(1), rs.getString(3), rs.getString(4), rs.getBoolean(5)),
                        rs.getBoolean(2),
                        rs.getTimestamp(6).toInstant(),
                        rs.getTimestamp(7).toInstant(),
                        rs.getLong(8),
                        rs.getLong(9),
                        rs.getDouble(10),
                        interval(rs, 11),
                        rs.getString(14),
                        lines.getOrDefault(rs.getString(1) + rs.getBoolean(2), List.of()),
                        Arrays.asList((String[]) rs.getArray(15).getArray())))
                .list();
    }

    private static FoundOutcome.Line line(ResultSet rs) throws SQLException {
        return new FoundOutcome.Line(
                rs.getString(3),
                rs.getString(4),
                rs.getString(5),
                rs.getBoolean(6),
                new Driver(
                        rs.getString(3),
                        interval(rs, 8),
                        interval(rs, 11),
                        Driver.Direction.valueOf(rs.getString(7).toUpperCase(Locale.ROOT)),
                        rs.getDouble(14),
                        rs.getDouble(15),
                        rs.getDouble(16),
                        rs.getDouble(17),
                        rs.getDouble(18),
                        rs.getLong(19)));
    }

    private static Interval interval(ResultSet rs, int from) throws SQLException {
        return new Interval(rs.getDouble(from), rs.getDouble(from + 1), rs.getDouble(from + 2));
    }

    List<BehindIt> stories(long run, String outcome, String factor) {
        return jdbc.sql("""
                        select p.customer_id, s.touchpoint_id, s.at, s.value, s.result
                          from insight.driver_story s join customer.v_profile p on p.id = s.profile_id
                         where s.run_id = :run and s.outcome = :outcome and s.factor = :factor order by s.nth""")
                .param("run", run)
                .param("outcome", outcome)
                .param("factor", factor)
                .query((rs, n) -> new BehindIt(
                        rs.getLong(1), rs.getLong(2), rs.getTimestamp(3).toInstant(), rs.getDouble(4), rs.getDouble(5)))
                .list();
    }
}

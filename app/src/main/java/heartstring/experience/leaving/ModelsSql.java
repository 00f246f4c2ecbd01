package heartstring.experience.leaving;

import heartstring.kernels.leaving.LeavingModel;
import heartstring.kernels.leaving.LeavingModel.Steps;
import heartstring.kernels.leaving.Logistic;
import heartstring.kernels.leaving.Sign;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements of models of leaving. */
@Component
class ModelsSql {

    private static final int SIGNS = Sign.values().length;

    /** Of a model of all signs and of what was said; what an older program learnt of other signs is not used. */
    private static final int NUMBERS = 2 * (SIGNS + 1) + (SIGNS + 2) * (SIGNS + 3);

    private final JdbcClient jdbc;

    ModelsSql(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else learns. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(7305, 7)")
                .query((rs, n) -> rs.getBoolean(1))
                .single();
    }

    Optional<LeavingModel> newest() {
        return jdbc.sql("""
                        select id, learnt_at, customers, examples, leavers, house_mean, shown, both_hands, alarm, alarm_from, shown_steps,
                               both_steps, said_steps, ranking, best_sign, best_ranking
                          from experience.leaving_model where cardinality(both_hands) = :numbers and cardinality(alarm) = :numbers
                         order by id desc limit 1""")
                .param("numbers", NUMBERS)
                .query((rs, n) -> model(rs))
                .optional();
    }

    private static LeavingModel model(ResultSet rs) throws SQLException {
        return new LeavingModel(
                rs.getInt(1),
                rs.getTimestamp(2).toInstant(),
                rs.getInt(3),
                rs.getInt(4),
                rs.getInt(5),
                rs.getDouble(6),
                Logistic.read(numbers(rs.getArray(7)), SIGNS),
                Logistic.read(numbers(rs.getArray(8)), SIGNS + 1),
                Logistic.read(numbers(rs.getArray(9)), SIGNS + 1),
                rs.getDouble(10),
                new Steps(numbers(rs.getArray(11))),
                new Steps(numbers(rs.getArray(12))),
                new Steps(numbers(rs.getArray(13))),
                nullable(rs, 14),
                rs.getString(15),
                nullable(rs, 16));
    }

    private static @Nullable Double nullable(ResultSet rs, int column) throws SQLException {
        double value = rs.getDouble(column);
        return rs.wasNull() ? null : value;
    }

    private static double[] numbers(Array array) throws SQLException {
        return Arrays.stream((Number[]) array.getArray())
                .mapToDouble(Number::doubleValue)
                .toArray();
    }

    int keep(LeavingModel m) {
        return jdbc.sql("""
                        insert into experience.leaving_model (learnt_at, customers, examples, leavers, house_mean, shown, both_hands,
                               alarm, alarm_from, shown_steps, both_steps, said_steps, ranking, best_sign, best_ranking)
                        values (:at::timestamptz, :customers, :examples, :leavers, :mean, :shown, :both, :alarm, :alarmFrom, :shownSteps, :bothSteps,
                               :saidSteps, :ranking, :sign, :signRanking) returning id""")
                .param("at", m.learntAt().toString())
                .param("customers", m.customers())
                .param("examples", m.examples())
                .param("leavers", m.leavers())
                .param("mean", m.houseMean())
                .param("shown", m.shown().numbers())
                .param("both", m.bothHands().numbers())
                .param("alarm", m.alarm().numbers())
                .param("alarmFrom", m.alarmFrom())
                .param("shownSteps", m.shownSteps().numbers())
                .param("bothSteps", m.bothSteps().numbers())
                .param("saidSteps", m.saidSteps().numbers())
                .param("ranking", m.ranking())
                .param("sign", m.bestSign())
                .param("signRanking", m.bestRanking())
                .query(Integer.class)
                .single();
    }

    /** Only the last ones are of use. */
    void prune(int kept) {
        jdbc.sql("""
                        delete from experience.leaving_model
                         where id <= (select id from experience.leaving_model order by id desc offset :kept limit 1)""").param("kept", kept).update();
    }

    /** The mean of all ratings of the last time; empty where there are none. */
    Optional<Double> houseMean(Instant since) {
        return jdbc.sql(
                        "select avg(value) from experience.deed where kind = 'rated' and happened_at > :since::timestamptz")
                .param("since", since.toString())
                .query((rs, n) -> Optional.ofNullable(nullable(rs, 1)))
                .single();
    }
}

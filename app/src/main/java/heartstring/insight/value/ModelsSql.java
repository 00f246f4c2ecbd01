package heartstring.insight.value;

import heartstring.kernels.worth.BgNbd;
import heartstring.kernels.worth.Buying;
import heartstring.kernels.worth.GammaGamma;
import heartstring.kernels.worth.House;
import heartstring.kernels.worth.Model;
import heartstring.kernels.worth.ParetoNbd;
import heartstring.kernels.worth.Quintiles;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The statements of what was learnt, and of what it came to. */
@Component
class ModelsSql {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ModelsSql(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** As it is written down: numbers in the order of the papers, with a name for the way. */
    private record Written(
            String way,
            double @Nullable [] buying,
            double logLikelihood,
            double @Nullable [] paying,
            @Nullable House house,
            boolean byHabit,
            double[] lately,
            double[] often,
            double[] much) {

        static Written of(Model model, Learnt.Scores scores) {
            Buying buying = model.buying();
            GammaGamma paying = model.paying();
            return new Written(
                    buying instanceof ParetoNbd ? "pareto" : "bg",
                    buying == null ? null : buying.parameters(),
                    buying == null ? 0 : buying.logLikelihood(),
                    paying == null ? null : new double[] {paying.p(), paying.q(), paying.v()},
                    model.house(),
                    model.byHabit(),
                    scores.lately().from(),
                    scores.often().from(),
                    scores.much().from());
        }

        Learnt learnt(long run, String currency) {
            return new Learnt(
                    run,
                    currency,
                    new Model(
                            house,
                            bought(),
                            paying == null ? null : GammaGamma.of(paying[0], paying[1], paying[2]),
                            byHabit),
                    new Learnt.Scores(new Quintiles(lately), new Quintiles(often), new Quintiles(much)));
        }

        private @Nullable Buying bought() {
            double[] p = buying;
            if (p == null) {
                return null;
            }
            return way.equals("pareto") ? ParetoNbd.of(p[0], p[1], p[2], p[3]) : BgNbd.of(p[0], p[1], p[2], p[3]);
        }
    }

    /** Keeps what a run has learnt; it is used and shown once there is a report. One that goes on after a crash learns anew. */
    void keep(long run, Instant now, String currency, Model model, Learnt.Scores scores) {
        jdbc.sql("""
            insert into insight.value_model (run_id, learnt_at, currency, model)
            values (:run, :now, :currency, :model::jsonb)
            on conflict (run_id) do update
               set learnt_at = excluded.learnt_at, currency = excluded.currency, model = excluded.model, report = null\
            """)
                .param("run", run)
                .param("now", Timestamp.from(now))
                .param("currency", currency)
                .param("model", json.writeValueAsString(Written.of(model, scores)))
                .update();
    }

    /** No other report is shown until this commits. */
    void holdShown() {
        jdbc.sql("select pg_advisory_xact_lock_shared(hashtext('insight.value_model'))")
                .query(row -> {});
    }

    /** Waits until nobody writes by the report that is shown, and keeps them waiting until this commits. */
    void lockShown() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('insight.value_model'))")
                .query(row -> {});
    }

    /** The run whose report is shown; 0 while there is none. */
    long shown() {
        return jdbc.sql(
                        "select run_id from insight.value_model where report is not null order by learnt_at desc limit 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void report(Report report) {
        jdbc.sql("update insight.value_model set report = :report::jsonb where run_id = :run")
                .param("report", json.writeValueAsString(report))
                .param("run", report.run())
                .update();
    }

    /** What is used now. */
    Optional<Learnt> newest() {
        return jdbc.sql("""
            select run_id, currency, model::text from insight.value_model
             where report is not null order by learnt_at desc limit 1\
            """)
                .query((rs, n) -> json.readValue(rs.getString(3), Written.class).learnt(rs.getLong(1), rs.getString(2)))
                .optional();
    }

    Optional<Report> newestReport() {
        return jdbc.sql("""
            select report::text from insight.value_model where report is not null order by learnt_at desc limit 1\
            """)
                .query((rs, n) -> json.readValue(rs.getString(1), Report.class))
                .optional();
    }

    /** The last one made before a moment. */
    Optional<Report> reportBefore(Instant moment) {
        return jdbc.sql("""
            select report::text from insight.value_model where report is not null and learnt_at <= :moment
             order by learnt_at desc limit 1\
            """)
                .param("moment", Timestamp.from(moment))
                .query((rs, n) -> json.readValue(rs.getString(1), Report.class))
                .optional();
    }
}

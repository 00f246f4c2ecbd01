package heartstring.insight.effects;

import heartstring.insight.runs.Study;
import heartstring.insight.runs.Work;
import heartstring.kernels.effects.Finding.Verdict;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works out each night what all trials with a hold-out made of a difference. */
@Component
class EffectsStudy implements Study {

    static final String NAME = "effects";

    private static final Duration LATELY = Duration.ofDays(400);

    private final TrialsSql trials;
    private final EffectsSql sql;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final Settings settings;
    private final InstantSource time;

    EffectsStudy(
            TrialsSql trials,
            EffectsSql sql,
            PlansSql plans,
            TransactionTemplate transactions,
            Settings settings,
            InstantSource time) {
        this.trials = trials;
        this.sql = sql;
        this.plans = plans;
        this.transactions = transactions;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "What made a difference";
    }

    @Override
    public String explanation() {
        return "Of everything that chance gave to some customers and kept from others, how often both came and what they spent in the 30 and"
                + " 60 days after, less what they did before (CUPED). The verdict holds however often somebody looks (a confidence sequence);"
                + " of many groups fewer than one in twenty of those told is wrong (Benjamini and Hochberg).";
    }

    @Override
    public String version() {
        return "cuped-1";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public String path() {
        return "/insight/effects";
    }

    @Override
    public void run(Work work) {
        Instant now = time.instant();
        transactions.executeWithoutResult(status -> sql.forget(work.run()));
        String currency = trials.currency(now.minus(LATELY), now)
                .orElseGet(() -> settings.currency().getCurrencyCode());
        double digits = Math.pow(10, digits(currency));
        List<House> house = new ArrayList<>();
        for (int days : EffectRules.DAYS) {
            house.addAll(trials.house(days, now, currency, digits));
        }
        transactions.executeWithoutResult(status -> house.forEach(h -> sql.keep(work.run(), h)));
        List<TrialsSql.Trial> all = trials.trials(now);
        int known = 0;
        long met = 0;
        Instant since = now;
        for (int i = 0; i < all.size(); i++) {
            work.progress(i, all.size());
            TrialsSql.Trial trial = all.get(i);
            List<Met> rows = transactions.execute(status -> {
                plans.forTheseValues();
                return trials.met(trial.key(), now, currency);
            });
            met += rows.size();
            since = trial.since().isBefore(since) ? trial.since() : since;
            List<FoundEffect> found = new ArrayList<>();
            for (int days : EffectRules.DAYS) {
                for (Measure measure : Measure.values()) {
                    found.add(EffectRules.found(trial, rows, days, measure, now, currency, digits));
                }
            }
            transactions.executeWithoutResult(status -> found.forEach(f -> sql.keep(work.run(), f)));
            known += found.stream()
                            .anyMatch(f -> f.finding() != null && f.finding().verdict() != Verdict.OPEN)
                    ? 1
                    : 0;
        }
        work.window(all.isEmpty() ? now.minus(LATELY) : since, now);
        work.found("Trials", all.size() + ", of " + known + " something is known");
        work.found("Customers who met one", String.format(Locale.ROOT, "%,d", met));
    }

    /** What calls itself a currency and is none has two digits, as most have. */
    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 2;
        }
    }
}

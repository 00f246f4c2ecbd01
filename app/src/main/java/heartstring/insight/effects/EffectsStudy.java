package heartstring.insight.effects;

import heartstring.insight.runs.Study;
import heartstring.insight.runs.Work;
import heartstring.insight.trials.Crowd;
import heartstring.insight.trials.Crowds;
import heartstring.insight.trials.Trial;
import heartstring.kernels.effects.Finding.Verdict;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works out each night what all trials with a hold-out made of a difference. */
@Component
class EffectsStudy implements Study {

    static final String NAME = "effects";

    private static final Duration LATELY = Duration.ofDays(400);

    /** Of one trial, as progress is told. */
    private static final long PARTS = 100;

    private final Crowds crowds;
    private final HouseSql houses;
    private final EffectsSql sql;
    private final LooksSql looks;
    private final Gain gain;
    private final TransactionTemplate transactions;
    private final Settings settings;
    private final InstantSource time;

    EffectsStudy(
            Crowds crowds,
            HouseSql houses,
            EffectsSql sql,
            LooksSql looks,
            Gain gain,
            TransactionTemplate transactions,
            Settings settings,
            InstantSource time) {
        this.crowds = crowds;
        this.houses = houses;
        this.sql = sql;
        this.looks = looks;
        this.gain = gain;
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
                + " 60 days after, less what they did before (CUPED); and what of it was left once goods and what was given were paid for. The"
                + " verdict holds however often somebody looks (a confidence sequence); of many groups fewer than one in twenty of those told"
                + " is wrong (Benjamini and Hochberg). For whom it works is learnt on one half of the customers and tried on the other.";
    }

    @Override
    public String version() {
        return "cuped-2";
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
        String currency = houses.currency(now.minus(LATELY), now)
                .orElseGet(() -> settings.currency().getCurrencyCode());
        double digits = Math.pow(10, digits(currency));
        EffectRules.Money money = new EffectRules.Money(currency, digits, gain.marginPercent() / 100.0);
        List<House> house = new ArrayList<>();
        for (int days : EffectRules.DAYS) {
            house.addAll(houses.house(days, now, currency, digits));
        }
        transactions.executeWithoutResult(status -> house.forEach(h -> sql.keep(work.run(), h)));
        List<Trial> all = crowds.known(now);
        int known = 0;
        long met = 0;
        Instant since = now;
        for (int i = 0; i < all.size(); i++) {
            work.progress(i * PARTS, all.size() * PARTS);
            Trial trial = all.get(i);
            long done = i * PARTS;
            Crowd crowd = crowds.of(
                    trial,
                    now,
                    currency,
                    digits,
                    gain.hundredPointsMinor() / 100.0,
                    1 - money.margin(),
                    share -> work.progress(done + Math.round(share * PARTS), all.size() * PARTS));
            met += crowd.size();
            since = trial.since().isBefore(since) ? trial.since() : since;
            known += weighed(work.run(), trial, crowd, now, money) ? 1 : 0;
        }
        work.window(all.isEmpty() ? now.minus(LATELY) : since, now);
        work.found("Trials", all.size() + ", of " + known + " something is known");
        work.found("Customers who met one", String.format(Locale.ROOT, "%,d", met));
    }

    /** Whether anything is known of it. */
    private boolean weighed(long run, Trial trial, Crowd crowd, Instant now, EffectRules.Money money) {
        List<FoundEffect> found = new ArrayList<>();
        Map<Integer, ForWhom> orders = new TreeMap<>();
        for (int days : EffectRules.DAYS) {
            for (Measure measure : Measure.values()) {
                EffectRules.Sample sample = EffectRules.sample(crowd, days, measure, now, money);
                FoundEffect one = EffectRules.found(trial, crowd, days, measure, sample, now, money);
                found.add(one);
                if (measure == Measure.VISITS && one.effect() != null) {
                    OrderRules.of(crowd, sample, days, money.digits()).ifPresent(o -> orders.put(days, o));
                }
            }
        }
        transactions.executeWithoutResult(status -> {
            found.forEach(f -> sql.keep(run, f));
            orders.forEach((days, order) -> looks.keep(run, trial.key(), days, order));
        });
        return found.stream().anyMatch(f -> f.finding() != null && f.finding().verdict() != Verdict.OPEN);
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

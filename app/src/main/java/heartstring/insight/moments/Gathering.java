package heartstring.insight.moments;

import heartstring.insight.moments.MomentsSql.Purchase;
import heartstring.insight.moments.VisitRules.Followed;
import heartstring.kernels.drivers.Factor;
import heartstring.platform.postgres.PlansSql;
import heartstring.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gathers what is to be weighed; it only reads. */
@Component
public class Gathering {

    /** So long before the end of a period its visits end: what came of them has to be seen. */
    public static final Duration AHEAD = Duration.ofDays(VisitRules.AHEAD_DAYS + VisitRules.SETTLES_DAYS);

    private static final int MOST_ANSWERS = 20_000;
    private static final int MOST_SURVEYS = 10;
    private static final int FEWEST_ANSWERS = 50;
    private static final int MOST_VISITS = 4_000;

    /** Of so many customers some visits each are enough. */
    private static final long ENOUGH_CUSTOMERS = 2_000;

    private static final Duration HISTORY = Duration.ofDays(200);
    private static final int CUSTOMERS_AT_ONCE = 2_000;

    private final MomentsSql moments;
    private final AroundSql around;
    private final PlansSql plans;
    private final TransactionTemplate transactions;
    private final Settings settings;

    Gathering(
            MomentsSql moments, AroundSql around, PlansSql plans, TransactionTemplate transactions, Settings settings) {
        this.moments = moments;
        this.around = around;
        this.plans = plans;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** The surveys that enough customers answered with a number, the most answered first. */
    public List<Rated> surveys(Instant from, Instant until) {
        return moments.rated(from, until, FEWEST_ANSWERS, MOST_SURVEYS);
    }

    /** Answers to a survey; where most of them tell of a wait at the till, those that do not are left out: they tell of something else. */
    public Gathered answers(Rated survey, Instant from, Instant until, Runnable step) {
        List<Moment> found = moments.answers(survey.id(), from, until, MOST_ANSWERS);
        Map<Long, Map<String, Double>> items = moments.items(found);
        List<Moment> all = found.stream()
                .map(m -> m.with(items.getOrDefault(m.id(), Map.of())))
                .toList();
        List<Moment> waited =
                all.stream().filter(m -> !Double.isNaN(m.waitMinutes())).toList();
        boolean atTills = waited.size() * 2 >= all.size() && waited.size() >= FEWEST_ANSWERS;
        List<Moment> answers = atTills ? waited : all;
        List<Around> before = around(answers, step);
        Outcome outcome = new Outcome(
                "rated:" + survey.key(),
                "How they rate: " + survey.name() + (atTills ? ", in a store" : ""),
                "points of " + survey.most(),
                false);
        return new Gathered(
                outcome,
                answers,
                answers.stream().mapToDouble(Moment::score).toArray(),
                Factors.ofAnswers(answers, before),
                new double[0][]);
    }

    /** Visits with coming back, and with what was spent in the sixty days after. */
    public List<Gathered> visits(Instant from, Instant until, Runnable step) {
        long every = Math.max(1, moments.buyers(from, until) / ENOUGH_CUSTOMERS);
        List<Moment> visits = moments.visits(from, until, every, MOST_VISITS);
        String currency = moments.currency(from, until)
                .orElseGet(() -> settings.currency().getCurrencyCode());
        Duration settles = Duration.ofDays(VisitRules.SETTLES_DAYS);
        List<Moment> landmarks = visits.stream().map(m -> m.after(settles)).toList();
        List<Around> before = around(landmarks, step);
        List<Followed> followed = followed(landmarks, from, until, currency, step);
        double digits = Math.pow(10, digits(currency));
        double[][] held = {
            column(followed, f -> Math.log(Math.max(0.5, f.gapDays()))),
            column(followed, f -> Math.log1p(f.visits())),
            column(followed, f -> f.spentBeforeMinor() / digits)
        };
        List<Factor> factors = Factors.ofVisits(visits, before);
        double[] back = column(followed, f -> f.back() ? 1 : 0);
        double[] spent = column(followed, f -> f.spentMinor() / digits);
        return List.of(
                new Gathered(
                        new Outcome("back", "Whether they come back in their own time", "of 100 visits", true),
                        visits,
                        back,
                        factors,
                        held),
                new Gathered(
                        new Outcome("spend", "What they spend in the 60 days after a visit", currency, false),
                        visits,
                        spent,
                        factors,
                        held));
    }

    /** What calls itself a currency and is none has two digits, as most have. */
    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 2;
        }
    }

    private static <T> double[] column(List<T> rows, ToDoubleFunction<T> of) {
        return rows.stream().mapToDouble(of).toArray();
    }

    private List<Followed> followed(
            List<Moment> landmarks, Instant from, Instant until, String currency, Runnable step) {
        List<Long> customers =
                landmarks.stream().map(Moment::customer).distinct().sorted().toList();
        Map<Long, List<Purchase>> purchases = new HashMap<>();
        for (int at = 0; at < customers.size(); at += CUSTOMERS_AT_ONCE) {
            step.run();
            purchases.putAll(moments.purchases(
                    customers.subList(at, Math.min(customers.size(), at + CUSTOMERS_AT_ONCE)),
                    from.minus(HISTORY),
                    until.plus(AHEAD),
                    currency));
        }
        return landmarks.stream()
                .map(m -> VisitRules.followed(purchases.getOrDefault(m.customer(), List.of()), m.at().getEpochSecond()))
                .toList();
    }

    private List<Around> around(List<Moment> of, Runnable step) {
        List<Around> all = new ArrayList<>();
        for (int at = 0; at < of.size(); at += AroundSql.MOST) {
            step.run();
            List<Moment> some = of.subList(at, Math.min(of.size(), at + AroundSql.MOST));
            all.addAll(transactions.execute(status -> {
                plans.forTheseValues();
                return around.of(some);
            }));
        }
        return all;
    }
}

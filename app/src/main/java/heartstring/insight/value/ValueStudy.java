package heartstring.insight.value;

import heartstring.insight.runs.Study;
import heartstring.insight.runs.Work;
import heartstring.kernels.worth.Learning;
import heartstring.kernels.worth.Model;
import heartstring.kernels.worth.Quintiles;
import heartstring.kernels.worth.Trial;
import heartstring.kernels.worth.Visits;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads all purchases, learns from them, tries the forecast on the past, and writes how it stands with each customer. */
@Component
class ValueStudy implements Study {

    static final String NAME = "customer-value";

    /** Customers written in one transaction. */
    private static final int BATCH = 2_000;

    private static final int WEEKS = 13;

    private final PurchasesSql purchases;
    private final ModelsSql models;
    private final Values values;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    ValueStudy(
            PurchasesSql purchases,
            ModelsSql models,
            Values values,
            TransactionTemplate transactions,
            InstantSource time) {
        this.purchases = purchases;
        this.models = models;
        this.values = values;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Customer value";
    }

    @Override
    public String explanation() {
        return "Out of when each customer bought and what was kept of it: their own habit, whether they still come,"
                + " how often they will within a year, and what that brings, with where it lies in 80 of 100 cases."
                + " Several ways of foreseeing (BG/NBD and Pareto/NBD, each with and without the customer’s own habit) are"
                + " tried on your own past, and the one that was least wrong is used; payments are foreseen by the"
                + " gamma-gamma model. Seasons are not foreseen. Orders within half a day are one visit.";
    }

    @Override
    public String version() {
        return "value-1";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public String path() {
        return "/insight/value";
    }

    @Override
    public void run(Work work) {
        values.begin(work.run());
        Instant now = time.instant();
        String currency = purchases.currency();
        Told told = new Told(Learnt.day(now));
        transactions.executeWithoutResult(status -> purchases.all(currency, told));
        Visits visits = told.visits();
        work.window(visits.visits() == 0 ? null : Learnt.moment(visits.firstDay()), now);
        work.progress(0, Math.max(1, visits.customers()));
        Learning learning = new Learning(visits, Learnt.day(now));
        Learning.Learnt found = learning.learn();
        Learnt.Scores scores = scores(visits);
        Learnt learnt = new Learnt(work.run(), currency, found.model(), scores);
        models.keep(work.run(), now, currency, found.model(), scores);
        Tally tally = write(work, told, learnt, now);
        Trial trial = found.trial();
        double miss = trial == null ? 0 : trial.miss();
        List<Trial.Step> ahead = learning.ahead(found.model(), WEEKS, miss);
        Report report =
                tally.report(work.run(), now, currency, told, learning.unsure(found.model(), miss), trial, ahead);
        values.settle(report, now);
        tell(work, visits, report, found.model());
        if (told.early() > 0) {
            work.found(
                    "Of the newest alone",
                    Format.number(told.early()) + " purchases of customers with more than "
                            + Format.number(PurchasesSql.MOST) + " were left out, the oldest");
        }
    }

    private Tally write(Work work, Told told, Learnt learnt, Instant now) {
        int all = told.visits().customers();
        Tally tally = new Tally();
        for (int from = 0; from < all; from += BATCH) {
            List<Worth> worths = IntStream.range(from, Math.min(all, from + BATCH))
                    .parallel()
                    .mapToObj(place -> Values.worth(place, told, learnt, now))
                    .toList();
            values.keep(worths, learnt, now);
            worths.forEach(tally::add);
            work.progress(Math.min(all, from + BATCH), all);
        }
        return tally;
    }

    private static Learnt.Scores scores(Visits visits) {
        int many = visits.customers();
        double[] lately = new double[many];
        double[] often = new double[many];
        double[] much = new double[many];
        for (int place = 0; place < many; place++) {
            int count = visits.count(place);
            lately[place] = visits.day(place, count - 1);
            often[place] = count;
            much[place] = visits.spent(place);
        }
        return new Learnt.Scores(Quintiles.of(lately, many), Quintiles.of(often, many), Quintiles.of(much, many));
    }

    private static void tell(Work work, Visits visits, Report report, Model model) {
        work.found(
                "Read",
                Format.number(visits.visits()) + " visits of " + Format.number(report.customers()) + " customers, "
                        + Format.number(report.regulars()) + " of them with a habit");
        if (report.otherOrders() + report.futureOrders() > 0) {
            work.found(
                    "Left out",
                    Format.number(report.otherOrders()) + " orders of amounts, for they are not in "
                            + report.currency() + "; " + Format.number(report.futureOrders())
                            + " orders that are told to be in the future");
        }
        if (model.buying() == null) {
            work.found("Value", "too few customers bought again to say");
        }
        Report.Tried trial = report.trial();
        work.found(
                "Tried on the past",
                trial == null
                        ? "the past is too short"
                        : String.format(
                                Locale.ROOT,
                                "%s: %,.0f visits foreseen in %d days, %,.0f came; a customer’s forecast was wrong by"
                                        + " %.2f visits on average, by the pace so far it would have been %.2f",
                                trial.way(),
                                trial.sum().expected(),
                                trial.days(),
                                trial.sum().actual() == null ? 0 : trial.sum().actual(),
                                trial.error(),
                                trial.naive()));
    }
}

package heartstring.insight.returning;

import heartstring.insight.runs.Study;
import heartstring.insight.runs.Work;
import heartstring.insight.value.Values;
import heartstring.ui.components.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts each night who came back. */
@Component
class ReturningStudy implements Study {

    private final ReturningSql sql;
    private final Values values;
    private final TransactionTemplate transactions;
    private final InstantSource time;

    ReturningStudy(ReturningSql sql, Values values, TransactionTemplate transactions, InstantSource time) {
        this.sql = sql;
        this.values = values;
        this.transactions = transactions;
        this.time = time;
    }

    @Override
    public String name() {
        return "returning";
    }

    @Override
    public String title() {
        return "Who comes back";
    }

    @Override
    public String explanation() {
        return "Customers by the month in which they first bought, and how many of them bought again one, two and more"
                + " months later, and for how much. Counted, not foreseen. The month that is not over is marked.";
    }

    @Override
    public String version() {
        return "returning-1";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(24);
    }

    @Override
    public String path() {
        return "/insight/returning";
    }

    @Override
    public void run(Work work) {
        Instant now = time.instant();
        String currency = values.mainCurrency();
        List<ReturningSql.Counted> counted = sql.count(currency, now);
        work.progress(1, 2);
        transactions.executeWithoutResult(status -> sql.keep(work.run(), now, currency, counted));
        if (!counted.isEmpty()) {
            work.window(counted.getFirst().cohort().atStartOfDay(ZoneOffset.UTC).toInstant(), now);
        }
        long customers = counted.stream()
                .filter(c -> c.month() == 0)
                .mapToLong(ReturningSql.Counted::customers)
                .sum();
        work.found(
                "Read",
                Format.number(counted.stream()
                                .mapToLong(ReturningSql.Counted::orders)
                                .sum())
                        + " orders of " + Format.number(customers) + " customers");
    }
}

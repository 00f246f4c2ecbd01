package heartstring.loyalty.upkeep;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Tells Prometheus in how many places the ledger's caches differ from its transfers; anything but 0 is an alarm. */
@Component
class RecountMeters implements MeterBinder {

    private final RecountSql sql;

    RecountMeters(RecountSql sql) {
        this.sql = sql;
    }

    /** Not a number while the database is away. */
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("heartstring.ledger.differences", sql, RecountSql::open)
                .description("Places in which the ledger's caches differ from its transfers")
                .register(registry);
    }
}

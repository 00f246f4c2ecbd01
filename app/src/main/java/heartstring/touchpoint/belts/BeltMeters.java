package heartstring.touchpoint.belts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells Prometheus how old the oldest touchpoint is that a belt has not carried yet; any server of the house tells the same. */
@Component
class BeltMeters implements MeterBinder {

    /** So long the figures of all belts are kept, so that one look at them costs one statement. */
    static final Duration KEPT = Duration.ofSeconds(1);

    private final BeltsSql sql;
    private final List<String> names;
    private Map<String, Double> lags = Map.of();
    private long askedNanos;

    BeltMeters(BeltsSql sql, List<TouchpointConsumer> consumers) {
        this.sql = sql;
        this.names = consumers.stream().map(TouchpointConsumer::name).toList();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : names) {
            Gauge.builder("heartstring.belt.lag", () -> lag(name))
                    .description("Age of the oldest touchpoint from which this is not derived yet")
                    .baseUnit("seconds")
                    .tag("belt", name)
                    .register(registry);
        }
    }

    /** Not a number while the database is away. */
    private synchronized double lag(String name) {
        if (lags.isEmpty() || System.nanoTime() - askedNanos > KEPT.toNanos()) {
            lags = Map.of();
            lags = sql.lags(names);
            askedNanos = System.nanoTime();
        }
        return lags.getOrDefault(name, 0.0);
    }
}

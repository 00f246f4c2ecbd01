package heartstring.platform.settings;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organisation's settings; a change is seen by every server within {@link #STALE}. */
@Component
public class Settings {

    static final Duration STALE = Duration.ofSeconds(5);

    private final SettingsSql sql;
    private volatile Read read = new Read(Map.of(), Instant.MIN);

    Settings(SettingsSql sql) {
        this.sql = sql;
    }

    private record Read(Map<String, String> values, Instant until) {}

    public String organisation() {
        return get("organisation", "Heartstring");
    }

    /** ISO 3166 code in which national phone numbers are read. */
    public String region() {
        return get("region", "DE");
    }

    public Currency currency() {
        return Currency.getInstance(get("currency", "EUR"));
    }

    public ZoneId zone() {
        return ZoneId.of(get("zone", "Europe/Berlin"));
    }

    /** Sets one; names: organisation, region, currency, zone. The caller has checked the value and writes the audit row. */
    public void set(String name, String value, @Nullable Long userId) {
        sql.set(name, value, userId);
        read = new Read(Map.of(), Instant.MIN);
    }

    private String get(String name, String otherwise) {
        Read now = read;
        if (Instant.now().isAfter(now.until())) {
            now = new Read(sql.all(), Instant.now().plus(STALE));
            read = now;
        }
        return now.values().getOrDefault(name, otherwise);
    }
}

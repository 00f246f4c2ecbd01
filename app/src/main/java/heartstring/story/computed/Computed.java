package heartstring.story.computed;

import heartstring.platform.audit.Audit;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.platform.settings.Settings;
import heartstring.ui.components.Format;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door to computed properties: what is defined, what it comes to, and how another is defined. */
@Component
public class Computed {

    /** So many are kept at once. */
    public static final int MOST = 40;

    /** And so many ever had a key. */
    private static final int MOST_EVER = 500;

    private final ComputedSql sql;
    private final ComputedRowsSql rows;
    private final Settings settings;
    private final Audit audit;
    private final InstantSource time;
    private final Kept<List<ComputedProperty>> kept;

    Computed(
            ComputedSql sql,
            ComputedRowsSql rows,
            Settings settings,
            Audit audit,
            InstantSource time,
            Changes changes) {
        this.sql = sql;
        this.rows = rows;
        this.settings = settings;
        this.audit = audit;
        this.time = time;
        this.kept = new Kept<>("computed-properties", changes, sql::all);
    }

    /** What can become of defining one. */
    public sealed interface Outcome {
        record Done(ComputedProperty computed) implements Outcome {}

        record Refused(String sentence) implements Outcome {}
    }

    /**
     * What a customer has.
     *
     * @param plain as programs read it: a number, or a text; money in units of its currency
     */
    public record Value(ComputedProperty computed, String plain) {

        private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

        /** For a file: a number or a text. */
        public Object cell() {
            return computed.definition().inText() ? plain : new BigDecimal(plain);
        }

        /** For people. */
        public String words() {
            Definition d = computed.definition();
            if (d.inText()) {
                return plain;
            }
            BigDecimal value = new BigDecimal(plain);
            if (d.inMoney()) {
                BigDecimal minor = value.movePointRight(ComputedRules.digits(d.currency()));
                return isTold(minor)
                        ? Format.money(minor.longValue(), d.currency())
                        : value.toPlainString() + " " + d.currency();
            }
            boolean whole = value.stripTrailingZeros().scale() <= 0;
            return whole && isTold(value) ? Format.number(value.longValue()) : plain;
        }

        /** Whether it is small enough to be written with its thousands apart. */
        private static boolean isTold(BigDecimal value) {
            return value.abs().compareTo(LARGEST) <= 0;
        }
    }

    /** All that are kept up to date, by name. */
    public List<ComputedProperty> living() {
        return kept.get().stream().filter(c -> !c.isRetired()).toList();
    }

    /** The same as they are this moment, with how far the past was read. */
    public List<ComputedProperty> now() {
        return sql.all().stream().filter(c -> !c.isRetired()).toList();
    }

    /** Retired ones too; the same list as long as nothing has changed. */
    List<ComputedProperty> ever() {
        return kept.get();
    }

    /** One that is kept up to date. */
    public Optional<ComputedProperty> find(String key) {
        return living().stream().filter(c -> c.key().equals(key)).findFirst();
    }

    /** What a customer has now, by name. */
    public List<Value> of(long customer) {
        return of(List.of(customer), living()).getOrDefault(customer, List.of());
    }

    /** What these customers have of these now, each in the order of the names. */
    public Map<Long, List<Value>> of(Collection<Long> customers, List<ComputedProperty> wanted) {
        Map<Long, Map<Integer, String>> held = new HashMap<>();
        rows.of(
                        customers.stream().mapToLong(Long::longValue).sorted().toArray(),
                        wanted,
                        time.instant().toString(),
                        settings.currency().getCurrencyCode())
                .forEach(h -> held.computeIfAbsent(h.customerId(), c -> new HashMap<>())
                        .put(h.computedId(), h.value()));
        Map<Long, List<Value>> values = new HashMap<>();
        held.forEach((customer, its) -> values.put(
                customer,
                wanted.stream()
                        .filter(c -> its.containsKey(c.id()))
                        .map(c -> new Value(c, plain(c, its.getOrDefault(c.id(), ""))))
                        .toList()));
        return values;
    }

    private static String plain(ComputedProperty computed, String value) {
        Definition d = computed.definition();
        if (d.inText()) {
            return value;
        }
        BigDecimal number = new BigDecimal(value);
        return d.inMoney()
                ? number.movePointLeft(ComputedRules.digits(d.currency())).toPlainString()
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Begins to keep another one; its past is read in the background. Zone and currency become those of the house. */
    @Transactional
    public Outcome define(String key, String typedName, Definition given) {
        String name = typedName.strip();
        Definition d = new Definition(
                given.kind(),
                given.event(),
                given.type(),
                given.channel(),
                given.kind().readsProperty() ? given.property() : "",
                given.reads(),
                given.where(),
                given.days(),
                settings.zone().getId(),
                settings.currency().getCurrencyCode());
        String fault = ComputedRules.fault(key, name, d);
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        sql.lock();
        List<ComputedProperty> all = sql.all();
        if (all.stream().filter(c -> !c.isRetired()).count() >= MOST || all.size() >= MOST_EVER) {
            return new Outcome.Refused("There are " + MOST + " computed properties already. Retire one first.");
        }
        Instant now = time.instant();
        int id = sql.add(key, name, d, now);
        if (id == 0) {
            return new Outcome.Refused(
                    "There is one of that name or key already; a retired one keeps its key. Choose another.");
        }
        audit.record("defined", "computed-property", id);
        kept.changed();
        return new Outcome.Done(new ComputedProperty(id, key, name, d, now, null, 0, 0, null));
    }

    /** Calls it otherwise; false where it is gone or the name is taken or cannot be one. */
    @Transactional
    public boolean rename(int id, String typedName) {
        String name = typedName.strip();
        boolean fits = ComputedRules.isName(name) && sql.rename(id, name);
        if (fits) {
            audit.record("renamed", "computed-property", id);
            kept.changed();
        }
        return fits;
    }

    /** Keeps it no longer: nobody has it any more, and what asks about it does not hold. */
    @Transactional
    public boolean retire(int id) {
        boolean done = sql.retire(id, time.instant());
        if (done) {
            audit.record("retired", "computed-property", id);
            kept.changed();
        }
        return done;
    }
}

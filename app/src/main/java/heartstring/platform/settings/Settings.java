package heartstring.platform.settings;

import heartstring.platform.auth.Actor;
import heartstring.platform.postgres.Changes;
import heartstring.platform.postgres.Kept;
import heartstring.ui.components.Format;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was set once for the whole organisation, by name. Read from memory; a change by any node is heard within a moment.
 */
@Component
public class Settings {

    private static final String TOPIC = "settings";

    private final SettingsSql sql;
    private final Kept<Map<String, String>> values;

    Settings(SettingsSql sql, Changes changes) {
        this.sql = sql;
        this.values = new Kept<>(TOPIC, changes, sql::all);
        changes.onTold(TOPIC, this::format);
    }

    /** The value of one setting, or the given one when it was never set. */
    public String get(String name, String otherwise) {
        return values.get().getOrDefault(name, otherwise);
    }

    /** Sets values by name, all or none. */
    @Transactional
    public void set(Map<String, String> some) {
        Actor actor = Actor.current();
        Long userId = actor.kind() == Actor.Kind.USER ? actor.id() : null;
        some.forEach((name, value) -> sql.set(name, value, userId));
        values.changed();
    }

    /** What the organisation is called and how it writes. */
    public Organisation organisation() {
        Organisation plain = Organisation.PLAIN;
        return new Organisation(
                get("organisation", plain.name()),
                get("region", plain.region()),
                get("currency", plain.currency()),
                get("language", plain.language()),
                get("zone", plain.zone()),
                get("address", plain.address()));
    }

    /** Sets what the organisation is called and how it writes. */
    @Transactional
    public void organise(Organisation organisation) {
        set(Map.of(
                "organisation", organisation.name(),
                "region", organisation.region(),
                "currency", organisation.currency(),
                "language", organisation.language(),
                "zone", organisation.zone(),
                "address", organisation.address()));
    }

    /** ISO 3166 code of the country in which telephone numbers without one are read. */
    public String region() {
        return get("region", Organisation.PLAIN.region());
    }

    /** The currency that amounts are shown in when nothing else says which. */
    public Currency currency() {
        return Currency.getInstance(get("currency", Organisation.PLAIN.currency()));
    }

    /** The time zone in which days begin and end. */
    public ZoneId zone() {
        return ZoneId.of(get("zone", Organisation.PLAIN.zone()));
    }

    private void format() {
        Organisation organisation = organisation();
        Format.use(organisation.locale(), organisation.zoneId(), Clock.systemUTC());
    }
}

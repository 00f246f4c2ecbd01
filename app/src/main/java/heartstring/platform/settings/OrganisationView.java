package heartstring.platform.settings;

import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The organisation's form, with what is wrong in it. */
public record OrganisationView(
        Organisation organisation, @Nullable String fault) {

    /** The names of all time zones that have one. */
    public List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }
}
